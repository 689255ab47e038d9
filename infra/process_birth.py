"""When a process began, as its kernel tells it: a pid alone may be a stranger's by now."""

import sys
from pathlib import Path

import psutil

BOOT = Path("/proc/sys/kernel/random/boot_id")


def birth(process: psutil.Process) -> str:
    """The same text for as long as the process lives, and no other process has it. Raises psutil.NoSuchProcess.

    On Linux ticks since the boot: the time of day that psutil makes of them jumps with the machine's clock, as after a
    sleep of a virtual machine, and a server that runs would be taken for a stranger.
    """
    if sys.platform != "linux":
        return f"{process.create_time():.0f}"
    try:
        status = Path(f"/proc/{process.pid}/stat").read_text(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        raise psutil.NoSuchProcess(process.pid) from None
    # Behind the name, which is in brackets and may hold anything, comes the third field; the 22nd is the start.
    return f"{BOOT.read_text().strip()} {status.rpartition(')')[2].split()[19]}"


def is_born(process: psutil.Process, born: str | float) -> bool:
    """Whether this is the process whose birth was kept: as text, or, by a server started by an older arvio, a time."""
    if isinstance(born, str):
        return birth(process) == born
    return abs(process.create_time() - born) < 2
