"""The process that all others are forked from: it has imported everything, has seen nothing, and obeys its parent.

Started with an empty environment from an interpreter that nobody may read. It forks pairs, kills what it forked,
reports who has died, and ends with everything it forked when its parent is gone.
"""

import contextlib
import json
import os
import select
import signal
import socket
from typing import Any, Final

from .birth import Birth, Role
from .isolation import rlimits
from .residue import Sweep

_MESSAGE: Final = 1 << 16


class Zygote:
    """`roles` are the tests' process and the student's. `sweep` removes what a run can leave behind at this level; None
    where it can leave nothing.
    """

    def __init__(self, parent: socket.socket, birth: Birth, roles: tuple[Role, Role], sweep: Sweep | None) -> None:
        self._parent = parent
        self._birth = birth
        self._roles = roles
        self._sweep = sweep
        self._children: set[int] = set()
        self._unmourned: set[int] = set()
        self._statm = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
        self._deaths, wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)

    def serve(self) -> None:
        """Until the parent closes its end, or dies, which is the same."""
        poll = select.poll()
        poll.register(self._parent, select.POLLIN)
        poll.register(self._deaths, select.POLLIN)
        with contextlib.suppress(ConnectionError):
            while all(self._react(descriptor) for descriptor, _ in poll.poll()):
                pass
        self._kill(list(self._children))

    def _react(self, descriptor: int) -> bool:
        if descriptor == self._deaths:
            with contextlib.suppress(BlockingIOError):
                os.read(self._deaths, 512)
            self._bury()
            return True
        order = self._parent.recv(_MESSAGE)
        if order:
            self._obey(json.loads(order))
        return bool(order)

    def _obey(self, order: dict[str, Any]) -> None:
        if "kill" in order:
            self._kill(order["kill"])
        if "fork" in order:
            self._fork_pair()
        if "signal" in order and order["signal"][0] in self._children:
            os.kill(*order["signal"])

    def _kill(self, pids: list[int]) -> None:
        living = self._children.intersection(pids)
        self._unmourned |= living
        for pid in living:
            for kill in (os.killpg, os.kill):
                with contextlib.suppress(ProcessLookupError):
                    kill(pid, signal.SIGKILL)
        if self._sweep is not None:
            while self._children.intersection(pids):
                self._bury(wait=True)
            found, left = self._sweep.run()
            self._tell({"swept": found, "left": left})

    def _fork_pair(self) -> None:
        rlimits.remember_address_space(self._statm)
        ours, verdicts = socket.socketpair()
        tests_end, student_end = socket.socketpair()
        pids = [
            self._fork(self._roles[0], [verdicts.fileno(), tests_end.fileno()]),
            self._fork(self._roles[1], [student_end.fileno()]),
        ]
        socket.send_fds(self._parent, [json.dumps({"pair": pids}).encode()], [ours.fileno(), tests_end.fileno()])
        for each in (ours, verdicts, tests_end, student_end):
            each.close()

    def _fork(self, role: Role, channels: list[int]) -> int:
        pid = os.fork()
        if pid == 0:
            self._birth.give(role, channels)
        self._children.add(pid)
        return pid

    def _bury(self, *, wait: bool = False) -> None:
        """Everybody who has died; `wait` for somebody to die first."""
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status, used = os.wait4(-1, 0 if wait else os.WNOHANG)
                wait = False
                if pid == 0:
                    return
                self._children.discard(pid)
                if pid in self._unmourned:  # whoever gave the order need not be told
                    self._unmourned.discard(pid)
                    continue
                cpu = used.ru_utime + used.ru_stime
                report = {"died": pid, "code": os.waitstatus_to_exitcode(status), "cpu": cpu, "kb": used.ru_maxrss}
                self._tell(report)

    def _tell(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(ConnectionError):  # at the end there may be nobody to tell
            self._parent.send(json.dumps(message).encode())
