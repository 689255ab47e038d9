"""A warm sandbox: jobs in, verdicts out, one at a time. Usable without Lambda."""

import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from .attempt import Attempt
from .errors import SandboxLostError
from .job import Job
from .keeper import Keeper
from .offspring import Pair
from .verdict import Verdict

HOST: Final = "host"
CONTAINER: Final = "container"
_LOSSES: Final = 2


class Sandbox:
    """Started at construction, and a pair of processes with it. Raises SandboxUnavailableError where nothing holds.

    `is_spoiled`: a run has touched what this process cannot make good, so it should give way to a new one.
    """

    def __init__(self, mode: str = HOST, *, at_most: str = "L2", lowest: str | None = None) -> None:
        self.mode = mode
        self._keeper = Keeper(in_container=mode == CONTAINER, at_most=at_most, lowest=lowest)

    @property
    def level(self) -> str:
        return str(self._keeper.zygote.level)

    @property
    def python(self) -> str:
        return self._keeper.zygote.python

    @property
    def is_spoiled(self) -> bool:
        return self._keeper.is_spoiled

    def run(self, job: Job, *, on_start: Callable[[], None] = lambda: None) -> dict[str, Any]:
        """The verdict as plain data. `on_start` is called before the student's text leaves this process."""
        verdict, pair = Verdict(job), self._keeper.pair()
        started = time.monotonic()  # a pair that was still being made is not the student's time
        try:
            cpu_seconds, was_strange = self._examine(job, verdict, pair, on_start)
        except SandboxLostError:
            self._keeper.has_lost_a_run()
            raise
        wall = time.monotonic() - started
        self._keeper.make_ready(was_strange=was_strange)
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
        self._keeper.zygote.close()

    @property
    def zygote_pid(self) -> int:
        return self._keeper.zygote.pid

    def _examine(self, job: Job, verdict: Verdict, pair: Pair, on_start: Callable[[], None]) -> tuple[float, bool]:
        """CPU seconds, and whether anything strange happened. A kill costs a pair, not the verdict: the tests that
        remain get a new pair, until the run's time is up.
        """
        cpu_seconds, was_strange, losses, left = 0.0, False, 0, job.limits.wall_seconds
        on_start()
        while True:
            attempt = Attempt(self._keeper.zygote, pair, job, verdict, left)
            self._attempt(attempt, verdict)
            cpu_seconds += attempt.clock.cpu_of_the_run()
            was_strange |= attempt.was_strange
            left = attempt.clock.seconds_left()
            losses += not verdict.is_named
            if losses >= _LOSSES:
                raise SandboxLostError("the tests' process died before it could name its tests")
            if verdict.is_named and (attempt.finished or not verdict.remaining or left <= 0):
                verdict.leave("not run: the time of the whole run was used up")
                return cpu_seconds, was_strange
            pair = self._keeper.pair()

    @staticmethod
    def _attempt(attempt: Attempt, verdict: Verdict) -> None:
        """A zygote lost before the tests were even named can be replaced; later, what ran cannot be known."""
        try:
            attempt.run()
        except SandboxLostError:
            if verdict.is_named:
                raise


def mode_of(environment: Mapping[str, str]) -> str:
    """The image says what it is; nothing else may, for a container that is none would drop the demand for L2."""
    return CONTAINER if environment.get("SANDBOX_MODE") == CONTAINER else HOST
