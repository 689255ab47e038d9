"""A warm sandbox: jobs in, verdicts out, one at a time. Usable without Lambda."""

import contextlib
import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from . import runtime
from .attempt import Attempt
from .errors import SandboxLostError, SandboxUnavailableError
from .job import Job
from .launch import Pair, Zygote
from .verdict import Verdict

if TYPE_CHECKING:
    import os

log = logging.getLogger(__name__)

HOST: Final = "host"
CONTAINER: Final = "container"
_LOSSES: Final = 2
_NEEDS_LANDLOCK: Final = (
    "This machine cannot run student code outside a container: that needs Linux on x86-64 or aarch64 with seccomp and "
    "Landlock (kernel 5.13 or newer, `landlock` among the security modules). Start a Docker engine, or use another "
    "machine."
)
_NOTHING_HOLDS: Final = "This container offers no isolation that holds: limits do not bind or memory of others is open."


class Sandbox:
    """Started at construction, and a pair of processes with it. Raises SandboxUnavailableError where nothing holds."""

    def __init__(self, mode: str = HOST, *, at_most: str = "L2", lowest: str | None = None) -> None:
        self.mode = mode
        self._at_most = at_most
        self._lowest = lowest or ("L2" if mode == HOST else "L0")
        self._zygote = self._started()
        self._zygote.ask_for_pair()

    @property
    def level(self) -> str:
        return str(self._zygote.level)

    @property
    def python(self) -> str:
        return self._zygote.python

    def run(self, job: Job, *, on_start: Callable[[], None] = lambda: None) -> dict[str, Any]:
        """The verdict as plain data. `on_start` is called before the student's text leaves this process."""
        verdict, pair = Verdict(job), self._pair()
        started = time.monotonic()  # a pair that was still being made is not the student's time
        cpu_seconds = self._examine(job, verdict, pair, on_start)
        wall = time.monotonic() - started
        with contextlib.suppress(SandboxLostError):
            self._zygote.ask_for_pair()
        facts = {"level": self.level, "isolation": job.isolation, "mode": self.mode, "python": self.python}
        if verdict.refused is not None:
            return {**facts, "refused": verdict.refused}
        return {
            **facts,
            "tests": verdict.tests(),
            "output": verdict.output,
            "limit_hit": verdict.limit_hit,
            "seconds": {"wall": round(wall, 4), "cpu": round(cpu_seconds, 4)},
        }

    def close(self) -> None:
        self._zygote.close()

    @property
    def zygote_pid(self) -> int:
        return self._zygote.pid

    def _examine(self, job: Job, verdict: Verdict, pair: Pair, on_start: Callable[[], None]) -> float:
        """A kill costs a pair, not the verdict: the tests that remain get a new pair, until the run's time is up."""
        cpu_seconds, losses, left = 0.0, 0, job.limits.wall_seconds
        on_start()
        while True:
            attempt = Attempt(self._zygote, pair, job, verdict, left)
            self._attempt(attempt, verdict)
            cpu_seconds += attempt.clock.cpu_of_the_run()
            left = attempt.clock.seconds_left()
            losses += not verdict.is_named
            if losses >= _LOSSES:
                raise SandboxLostError("the tests' process died before it could name its tests")
            if verdict.is_named and (attempt.finished or not verdict.remaining or left <= 0):
                verdict.leave("not run: the time of the whole run was used up")
                return cpu_seconds
            pair = self._pair()

    @staticmethod
    def _attempt(attempt: Attempt, verdict: Verdict) -> None:
        """A zygote lost before the tests were even named can be replaced; later, what ran cannot be known."""
        try:
            attempt.run()
        except SandboxLostError:
            if verdict.is_named:
                raise

    def _pair(self) -> Pair:
        """A zygote that has died without a run to blame is replaced once; nothing of the student's has started."""
        try:
            self._zygote.forget_the_dead()
            return self._zygote.pair()
        except SandboxLostError:
            log.warning("the zygote was lost and is replaced")
            self._zygote.close()
            self._zygote = self._started()
            return self._zygote.pair()

    def _started(self) -> Zygote:
        found = runtime.copied() if self.mode == HOST else runtime.installed()
        zygote = Zygote(found, at_most=self._at_most)
        if zygote.level is None or zygote.level < self._lowest:
            zygote.close()
            raise SandboxUnavailableError(_NEEDS_LANDLOCK if self.mode == HOST else _NOTHING_HOLDS)
        return zygote


def mode_of(environment: "os._Environ[str] | dict[str, str]") -> str:
    """The image says what it is; nothing else may, for a container that is none would drop the demand for L2."""
    return CONTAINER if environment.get("SANDBOX_MODE") == CONTAINER else HOST
