"""When a test has had its time: CPU of the student's process, wall time of the test, wall time of the run."""

import contextlib
import time
from pathlib import Path
from typing import Final

from .job import Limits

_SOON: Final = 0.005
_START_SECONDS: Final = 5.0
# Of /proc/<pid>/stat, counted from the state, which follows the name: field 39.
_PROCESSOR_FIELD: Final = 36


class Clock:
    """Starts when the tests' process has read its tests: until then a busy machine costs our time only."""

    def __init__(self, pid: int, limits: Limits, seconds_left: float) -> None:
        self._pid = pid
        self._limits = limits
        self._seconds_left = seconds_left
        self._started_with = cpu_seconds(pid)
        self._cpu_before = self._started_with
        self._run_ends = self._test_ends = time.monotonic() + _START_SECONDS
        self._runs = False

    def start(self) -> None:
        self._runs = True
        self._run_ends = time.monotonic() + self._seconds_left
        self.next_test()

    def next_test(self) -> None:
        self._cpu_before = cpu_seconds(self._pid)
        self._test_ends = min(self._run_ends, time.monotonic() + self._limits.test_wall_seconds)

    def has_run(self, seconds: float) -> bool:
        return self._runs and time.monotonic() >= self._run_ends - self._seconds_left + seconds

    def seconds_left(self) -> float:
        """For the tests that remain, in another pair of processes."""
        return self._run_ends - time.monotonic() if self._runs else self._seconds_left

    def expired(self) -> str | None:
        """The limit that has been reached: "cpu", "wall" or None; "start" if the tests were never read."""
        if not self._runs:
            return "start" if time.monotonic() >= self._test_ends else None
        if self._cpu_used() >= self._limits.cpu_seconds:
            return "cpu"
        return "wall" if time.monotonic() >= self._test_ends else None

    def wait_seconds(self) -> float:
        """No limit can be reached before this many seconds have passed: one thread at a time runs Python."""
        if not self._runs:
            return max(_SOON, self._test_ends - time.monotonic())
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


def processor_of(pid: int) -> int:
    """The processor that the process has run on last. OSError for a process that is gone."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[_PROCESSOR_FIELD])
