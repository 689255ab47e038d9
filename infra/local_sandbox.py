"""The real sandbox inside this command, for grading without a stack (design §7)."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

from arvio.domain.verdict import Run, crashed_run, parse_run
from sandbox.errors import SandboxLostError, SandboxUnavailableError
from sandbox.job import from_event
from sandbox.run import HOST, Sandbox

from infra.failures import ArvioFailed

LEVELS = ("L2", "L1", "L0")
# What the sandbox logs is meant for an operator; a person at a terminal reads the verdict.
logging.getLogger("sandbox").addHandler(logging.NullHandler())


class NotOffered(ArvioFailed):
    """This machine has no sandbox to give, or not at the isolation level that was asked for."""


@dataclass(frozen=True)
class Graded:
    """`seconds` are from handing over the code to the verdict; the start of the sandbox's processes is not in them."""

    run: Run
    seconds: float
    cpu_seconds: float


class LocalSandbox:
    """One warm sandbox: one job at a time. Close it, or leave it as a context, and its processes are gone."""

    def __init__(self, level: str | None = None) -> None:
        """The best level that the machine offers, or exactly the one asked for. Raises NotOffered."""
        self._level = level
        self._sandbox = _started(level)
        self._is_busy = threading.Event()
        self._stopping = threading.Event()

    @property
    def level(self) -> str:
        return self._sandbox.level

    def grade(self, job: Mapping[str, Any]) -> Graded:
        """`job` is what the grader function sends to the sandbox function."""
        self._is_busy.set()
        try:
            return self._graded(job)
        finally:
            self._is_busy.clear()

    def interrupt(self) -> None:
        """From another thread: a job that is running ends at once, by SandboxLostError."""
        self._stopping.set()
        # Without a filter (L0) the kernel would not end a zygote's children with it; there, limits end the job.
        if self._is_busy.is_set() and self.level != "L0":
            with suppress(ProcessLookupError):
                os.kill(self._sandbox.zygote_pid, signal.SIGTERM)

    def close(self) -> None:
        self._sandbox.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _graded(self, job: Mapping[str, Any]) -> Graded:
        for _ in range(2):
            try:
                return _read(self._sandbox.run(from_event(job)))
            except SandboxLostError:
                if self._stopping.is_set():
                    raise
                self._replace()
        # As the grader function decides it: whoever takes two sandboxes down does so with the code's help.
        return Graded(crashed_run(), 0.0, 0.0)

    def _replace(self) -> None:
        self._sandbox.close()
        self._sandbox = _started(self._level)


def must_be_linux() -> None:
    """Raises NotOffered elsewhere, before anything asks the system for what only Linux has."""
    if sys.platform != "linux":
        raise NotOffered("Students' code can be run by this command on Linux only: use a Linux machine or container.")


def _started(level: str | None) -> Sandbox:
    must_be_linux()
    try:
        return Sandbox(HOST) if level is None else Sandbox(HOST, at_most=level, lowest=level)
    except SandboxUnavailableError as error:
        raise NotOffered(str(error) if level is None else f"This machine does not offer isolation {level}.") from error


def _read(answer: Mapping[str, Any]) -> Graded:
    seconds = answer.get("seconds") or {"wall": 0.0, "cpu": 0.0}
    return Graded(parse_run(answer), seconds["wall"], seconds["cpu"])
