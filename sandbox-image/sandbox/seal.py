"""Whether a run has changed the processes around it: where all share one user, a student's code may stop a process,
slow it down or lower its limits, and only the next student would feel it.
"""

import contextlib
import os
import resource
from pathlib import Path
from typing import Any, Final

_LIMITS: Final = tuple(sorted({value for name, value in vars(resource).items() if name.startswith("RLIMIT_")}))
_STOPPED: Final = ("T", "t")


class Seal:
    """Of processes that are not at work in a run. What they are like when the seal is made is what they must stay."""

    def __init__(self, *pids: int) -> None:
        self._before = {pid: _state(pid) for pid in pids}

    def is_broken(self) -> bool:
        return any(_state(pid) != state for pid, state in self._before.items())


def _state(pid: int) -> Any:
    with contextlib.suppress(OSError):
        limits = [resource.prlimit(pid, kind) for kind in _LIMITS]
        return limits, os.getpriority(os.PRIO_PROCESS, pid), os.sched_getaffinity(pid), _is_stopped(pid)
    return None


def _is_stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in _STOPPED
