"""The process that all others are forked from: it has imported everything, has seen nothing, and obeys its parent.

Started with an empty environment from an interpreter that nobody may read. It forks pairs, kills what it forked,
reports who has died, and ends with everything it forked when its parent is gone.
"""

import contextlib
import gc
import json
import os
import resource
import select
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any, Final

from .birth import be_born
from .examiner import process as examiner
from .isolation import libc, probe
from .isolation.confinement import Confinement
from .pages import written_by
from .preload import preload
from .student import process as student
from .warmup import warm_up

_MESSAGE: Final = 1 << 16
# Far above any account of a machine; two for each process number.
_FIRST_USER: Final = 1_000_000


class Zygote:
    def __init__(self, parent: socket.socket, confinement: Confinement, users: tuple[int, int] | None) -> None:
        self._parent = parent
        self._confinement = confinement
        self._users = users or (None, None)
        self._pages = written_by(lambda: warm_up(rounds=1))
        self._children: set[int] = set()
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
        for pid in self._children:
            os.kill(pid, signal.SIGKILL)

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
        if "fork" in order:
            self._fork_pair()
        for pid in order.get("kill", ()):
            if pid in self._children:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        if "signal" in order and order["signal"][0] in self._children:
            os.kill(*order["signal"])

    def _fork_pair(self) -> None:
        ours, verdicts = socket.socketpair()
        tests_end, student_end = socket.socketpair()
        channels = [verdicts.fileno(), tests_end.fileno()]
        pids = [
            self._fork(examiner.live, channels, self._users[0]),
            self._fork(student.live, [student_end.fileno()], self._users[1]),
        ]
        socket.send_fds(self._parent, [json.dumps({"pair": pids}).encode()], [ours.fileno()])
        for each in (ours, verdicts, tests_end, student_end):
            each.close()

    def _fork(self, live: Callable[[], None], channels: list[int], user: int | None) -> int:
        pid = os.fork()
        if pid == 0:
            be_born(self._confinement, live, channels, user, self._pages)
        self._children.add(pid)
        return pid

    def _bury(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status, used = os.wait4(-1, os.WNOHANG)
                if pid == 0:
                    return
                self._children.discard(pid)
                cpu = used.ru_utime + used.ru_stime
                report = {"died": pid, "code": os.waitstatus_to_exitcode(status), "cpu": cpu, "kb": used.ru_maxrss}
                self._parent.send(json.dumps(report).encode())


def main() -> None:
    """argv: the descriptor of the parent's socket, then the settings that `launch.py` sends."""
    parent = socket.socket(fileno=int(sys.argv[1]))
    settings = json.loads(sys.argv[2])
    _leave_nothing_of_the_start()
    preload()
    libc.one_malloc_arena()
    warm_up()
    users = _users()
    readable = [each for each in settings["readable"] if each]
    secret = settings["secret"]
    confinement = probe.best(readable, at_most=settings["at_most"], user=users[1] if users else None, secret=secret)
    level = confinement.level if confinement else None
    parent.send(json.dumps({"level": level, "python": sys.version.split()[0]}).encode())
    if confinement is not None:
        gc.collect()
        gc.disable()
        gc.freeze()
        Zygote(parent, confinement, users).serve()


def _users() -> tuple[int, int] | None:
    """Users of their own for the tests and the student, where we may choose them; no two zygotes share one."""
    if os.geteuid() != 0:
        return None
    first = _FIRST_USER + 2 * os.getpid()
    return first, first + 1


def _leave_nothing_of_the_start() -> None:
    """The student's code will find this interpreter as it is here: without the parent's paths and settings."""
    os.environ.clear()
    sys.argv[:] = [""]
    sys.orig_argv[:] = [""]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
