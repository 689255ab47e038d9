"""Why a student's process is gone, in the words that the student reads."""

import signal
from typing import Final

from .job import Limits
from .offspring import Death

# A process that was killed with this much of its memory in use was most likely killed for it.
_NEAR: Final = 0.7
_STOPPED: Final = {
    "cpu": "stopped after {cpu:g} s of computing: a loop that does not end, or far too many steps",
    "wall": "stopped after {wall:g} s: it waits for something that does not come, or takes too long",
}


def out_of_time(reached: str, limits: Limits) -> str:
    return _STOPPED[reached].format(cpu=limits.cpu_seconds, wall=limits.test_wall_seconds)


def cause(death: Death | None, limits: Limits) -> tuple[str, str]:
    """Outcome and words. None: the process lives, but has given up or abused the channel to the tests."""
    if death is None:
        return "crashed", "your code broke the connection to the tests"
    if death.code >= 0:
        return "crashed", f"your code ended its own process (exit code {death.code})"
    if death.kb >= _NEAR * (limits.memory_mb << 10):
        return "out_of_memory", f"your code used more than {limits.memory_mb} MB of memory"
    return "crashed", f"your code's process was ended by {signal.Signals(-death.code).name}"
