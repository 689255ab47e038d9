"""Starts a zygote and speaks with it: the parent's only way to fork, kill and learn of deaths."""

import json
import select
import socket
import subprocess
import time
from dataclasses import dataclass
from typing import Any, Final

from .errors import SandboxLostError
from .runtime import Runtime
from .spawn import spawned

_START_SECONDS: Final = 30.0
_ANSWER_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A tests' process and a student's process, waiting; `verdicts` is the channel to the first."""

    tests_pid: int
    student_pid: int
    verdicts: socket.socket


@dataclass(frozen=True, slots=True)
class Death:
    """`code` is the exit code, negative for a signal; `kb` the most memory that was resident."""

    code: int
    cpu_seconds: float
    kb: int


class Zygote:
    def __init__(self, runtime: Runtime, *, at_most: str) -> None:
        self.socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = spawned(runtime, theirs, at_most)
        theirs.close()
        self._deaths: dict[int, Death] = {}
        self._pairs: list[Pair] = []
        self._asked = 0
        hello = self._receive(_START_SECONDS)
        self.level: str | None = hello["level"]
        self.python: str = hello["python"]

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
        self._send({"kill": [pair.student_pid, pair.tests_pid]})

    def signal(self, pid: int, number: int) -> None:
        self._send({"signal": [pid, number]})

    def death_of(self, pid: int, within: float) -> Death | None:
        """Waits; None if the process is still alive after `within` seconds."""
        until = time.monotonic() + within
        while pid not in self._deaths:
            left = until - time.monotonic()
            if left <= 0 or not self._readable(left):
                return None
            self._receive(_ANSWER_SECONDS)
        return self._deaths.pop(pid)

    def forget_the_dead(self) -> None:
        """Between runs: reports of processes that nobody asks for any more."""
        while self._readable(0):
            self._receive(_ANSWER_SECONDS)
        self._drop_dead_pairs()
        self._deaths.clear()

    def close(self) -> None:
        """The zygote kills what it forked and ends when its socket closes."""
        self.socket.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def pid(self) -> int:
        return self._process.pid

    def _drop_dead_pairs(self) -> None:
        """Where all processes share a user, a student's code could have killed a pair that was only waiting."""
        for pair in [each for each in self._pairs if {each.tests_pid, each.student_pid} & self._deaths.keys()]:
            self._pairs.remove(pair)
            self.kill(pair)
            pair.verdicts.close()

    def _send(self, order: dict[str, Any]) -> None:
        try:
            self.socket.send(json.dumps(order).encode())
        except OSError as gone:
            raise SandboxLostError("the zygote is gone") from gone

    def _readable(self, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self.socket, select.POLLIN)
        return bool(poll.poll(seconds * 1000))

    def _read(self) -> tuple[bytes, list[int]]:
        try:
            data, descriptors, _, _ = socket.recv_fds(self.socket, 1 << 16, 1)
        except OSError:
            return b"", []
        return data, descriptors

    def _receive(self, seconds: float) -> dict[str, Any]:
        if not self._readable(seconds):
            raise SandboxLostError("the zygote does not answer")
        data, descriptors = self._read()
        if not data:
            raise SandboxLostError("the zygote is gone")
        message: dict[str, Any] = json.loads(data)
        if "pair" in message:
            self._asked -= 1
            tests_pid, student_pid = message["pair"]
            self._pairs.append(Pair(tests_pid, student_pid, socket.socket(fileno=descriptors[0])))
        elif "died" in message:
            self._deaths[message["died"]] = Death(message["code"], message["cpu"], message["kb"])
        return message
