"""Puts a freshly forked process behind everything that the level offers, in the only order that works."""

import fcntl
import os
import signal
from dataclasses import dataclass, field
from typing import Final

from . import libc, rlimits
from .landlock import Ruleset
from .seccomp import Filter

LEVELS: Final = ("L0", "L1", "L2")
CHANNEL: Final = 3


@dataclass(frozen=True, slots=True)
class Confinement:
    """L2: filter, file rules, limits. L1: filter, limits, no file at all. L0: limits and an unreadable interpreter."""

    level: str
    filter: Filter | None = None
    files: Ruleset | None = None
    parent: int = field(default_factory=os.getpid)

    def enter(self, channels: list[int], *, own_user: bool) -> None:
        """The descriptors become 3, 4, …; nothing else stays open. The caller must not come back out of it.

        `own_user`: the caller has become a user of whom there is no other process.
        """
        os.setsid()
        if self.level != "L0":
            libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
            libc.prctl(libc.PR_SET_DUMPABLE, 0)
            libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
        if os.getppid() != self.parent:
            os._exit(0)  # the zygote died before the kernel was told to end us with it
        if self.files is not None:
            self.files.enter()
        keep_only(channels)
        os.chdir("/")
        self._limit(own_user=own_user)

    def _limit(self, *, own_user: bool) -> None:
        filtered = self.filter is not None
        # The filter has to come last, but a process without new files cannot be refused it: it needs none.
        rlimits.of_every_child(new_files=self.files is not None, threads=filtered, own_user=own_user)
        if self.filter is not None:
            self.filter.install(os.getpid())


def become(user: int) -> None:
    """The numeric user and group that a process started by root goes on as."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def keep_only(channels: list[int]) -> None:
    """/dev/null on 0, 1 and 2, the channels from 3 on. They are moved out of the way first: they may hold 3 or 4."""
    nothing = os.open("/dev/null", os.O_RDWR)
    high = [_high(each) for each in (nothing, *channels)]
    for target in range(CHANNEL):
        os.dup2(high[0], target, inheritable=True)
    for target, source in enumerate(high[1:], CHANNEL):
        os.dup2(source, target)
    os.closerange(CHANNEL + len(channels), _highest())


def _high(descriptor: int) -> int:
    return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 100)


def _highest() -> int:
    return os.sysconf("SC_OPEN_MAX")
