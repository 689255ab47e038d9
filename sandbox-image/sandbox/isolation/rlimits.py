"""Limits that the kernel keeps for a process: those of every child, and those that come with a job."""

import os
import resource
from typing import Final

_MIB: Final = 1 << 20
_FILES: Final = 64
_THREADS: Final = 64
_LINE: Final = 256


def of_every_child(*, new_files: bool, threads: bool, own_user: bool) -> None:
    """`threads`: a filter forbids new processes, so the limit only bounds threads; it counts a whole user, so it
    means that only where the process has a user of its own.
    """
    for kind in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_MEMLOCK, resource.RLIMIT_MSGQUEUE):
        fix(kind, 0)
    if not threads:
        fix(resource.RLIMIT_NPROC, 0)
    elif own_user:
        fix(resource.RLIMIT_NPROC, _THREADS)
    fix(resource.RLIMIT_NOFILE, _FILES if new_files else 0)


def of_a_job(*, cpu_seconds: int, memory_mb: int) -> None:
    """Memory is counted from what the process holds before the job: start-up is never charged to the student."""
    fix(resource.RLIMIT_CPU, cpu_seconds, grace=1)
    fix(resource.RLIMIT_AS, address_space() + memory_mb * _MIB)


def fix(kind: int, value: int, *, grace: int = 0) -> None:
    hard = resource.getrlimit(kind)[1]
    top = value + grace if hard == resource.RLIM_INFINITY else min(value + grace, hard)
    resource.setrlimit(kind, (min(value, top), top))


_held_at_start = 0


def remember_address_space(statm: int) -> None:
    """In the zygote, from its /proc/self/statm: /proc is closed to its children."""
    global _held_at_start  # noqa: PLW0603 -- a fact about the process, measured before it forks
    _held_at_start = int(os.pread(statm, _LINE, 0).split()[0]) * os.sysconf("SC_PAGE_SIZE")


def address_space() -> int:
    return _held_at_start
