"""When a test has had its time: CPU of the student's process, wall time of the test, wall time of the run."""

import contextlib
import time
from typing import Final

from .job import Limits

_SOON: Final = 0.005


class Clock:
    """Starts with the job: what it took to make the processes is nobody's time."""

    def __init__(self, pid: int, limits: Limits, run_ends: float) -> None:
        self._pid = pid
        self._limits = limits
        self._run_ends = run_ends
        self._started_with = cpu_seconds(pid)
        self.next_test()

    def next_test(self) -> None:
        self._cpu_before = cpu_seconds(self._pid)
        self._test_ends = min(self._run_ends, time.monotonic() + self._limits.test_wall_seconds)

    def expired(self) -> str | None:
        """The limit that has been reached: "cpu", "wall" or None."""
        if self._cpu_used() >= self._limits.cpu_seconds:
            return "cpu"
        return "wall" if time.monotonic() >= self._test_ends else None

    def wait_seconds(self) -> float:
        """No limit can be reached before this many seconds have passed: one thread at a time runs Python."""
        cpu_left = self._limits.cpu_seconds - self._cpu_used()
        return max(_SOON, min(cpu_left, self._test_ends - time.monotonic()))

    def cpu_of_the_run(self) -> float:
        return max(0.0, cpu_seconds(self._pid) - self._started_with)

    def _cpu_used(self) -> float:
        return cpu_seconds(self._pid) - self._cpu_before


def cpu_seconds(pid: int) -> float:
    """The process's CPU clock, by the number that Linux gives it; 0 for a process that is gone."""
    with contextlib.suppress(OSError):
        return time.clock_gettime((~pid << 3) | 2)
    return 0.0
