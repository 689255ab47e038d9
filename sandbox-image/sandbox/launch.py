"""Starts a zygote and speaks with it: the parent's only way to fork, kill and learn of deaths."""

import contextlib
import socket
import subprocess
import time
from typing import Any, Final

from .errors import SandboxLostError
from .intercom import Intercom
from .offspring import Death, Pair
from .runtime import Runtime
from .spawn import spawned

_START_SECONDS: Final = 30.0
_ANSWER_SECONDS: Final = 10.0
_END_SECONDS: Final = 2.0


class Zygote:
    """`found` and `left` count what runs have left behind, and what of it could not be removed."""

    def __init__(self, runtime: Runtime, *, at_most: str, in_container: bool) -> None:
        self.found = self.left = 0
        self._intercom = Intercom()
        with self._intercom.theirs as theirs:
            self._process = spawned(runtime, theirs, at_most=at_most, in_container=in_container)
        self._deaths: dict[int, Death] = {}
        self._pairs: list[Pair] = []
        self._condemned: list[int] = []
        self._asked = self._sweeps = 0
        hello = self._receive(_START_SECONDS)
        self.level: str | None = hello["level"]
        self.python: str = hello["python"]
        self._sweeps_up: bool = hello["sweeps_up"]

    def ask_for_pair(self) -> None:
        """Does not wait: the pair is forked while the caller does something else."""
        self._send({"fork": True})
        self._asked += 1

    def pair(self) -> Pair:
        while not self._pairs:
            if not self._asked:
                self.ask_for_pair()
            self._receive(_ANSWER_SECONDS)
        return self._pairs.pop(0)

    def kill(self, pair: Pair) -> None:
        """With the next order, which follows at the end of each run: one message wakes the zygote once."""
        self._condemned += (pair.student_pid, pair.tests_pid)
        self._sweeps += self._sweeps_up

    def wait_for_sweeps(self) -> None:
        """Until what the runs have left behind is gone, at a level where they can leave anything."""
        if self._sweeps:
            self._send({})
        while self._sweeps:
            self._receive(_ANSWER_SECONDS)

    def signal(self, pid: int, number: int) -> None:
        self._send({"signal": [pid, number]})

    def death_of(self, pid: int, within: float) -> Death | None:
        """Waits; None if the process is still alive after `within` seconds."""
        until = time.monotonic() + within
        while pid not in self._deaths:
            left = until - time.monotonic()
            if left <= 0 or not self._intercom.arrives(left):
                return None
            self._receive(_ANSWER_SECONDS)
        return self._deaths.pop(pid)

    def forget_the_dead(self) -> None:
        """Between runs: reports of processes that nobody asks for any more."""
        with contextlib.suppress(BlockingIOError):
            while True:
                self._take(socket.MSG_DONTWAIT)
        self._drop_dead_pairs()
        self._deaths.clear()

    def close(self) -> None:
        """The zygote kills what it forked, sweeps and ends when its socket closes."""
        self._intercom.close()
        for pair in self._pairs:
            pair.close()
        self._pairs.clear()
        try:
            self._process.wait(timeout=_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def ended_well(self) -> bool:
        """After close(): nobody had to kill it, so it has cleaned up."""
        return self._process.returncode == 0

    @property
    def pid(self) -> int:
        return self._process.pid

    def _drop_dead_pairs(self) -> None:
        """Where all processes share a user, a student's code could have killed a pair that was only waiting."""
        for pair in [each for each in self._pairs if {each.tests_pid, each.student_pid} & self._deaths.keys()]:
            self._pairs.remove(pair)
            self.kill(pair)
            pair.close()

    def _send(self, order: dict[str, Any]) -> None:
        if self._condemned:
            order, self._condemned = {"kill": self._condemned, **order}, []
        self._intercom.send(order)

    def _receive(self, seconds: float) -> dict[str, Any]:
        if not self._intercom.arrives(seconds):
            raise SandboxLostError("the zygote does not answer")
        return self._take()

    def _take(self, flags: int = 0) -> dict[str, Any]:
        message, ends = self._intercom.receive(flags)
        if "pair" in message:
            self._asked -= 1
            tests_pid, student_pid = message["pair"]
            self._pairs.append(Pair(tests_pid, student_pid, *ends))
        elif "died" in message:
            self._deaths[message["died"]] = Death(message["code"], message["cpu"], message["kb"])
        elif "swept" in message:
            self._sweeps -= 1
            self.found += message["swept"]
            self.left += message["left"]
        return message
