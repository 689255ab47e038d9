"""The first moments of a forked child, before it waits for its job."""

import gc
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from . import residue
from .isolation.confinement import Confinement, become
from .pages import Pages


@dataclass(frozen=True, slots=True)
class Role:
    """What makes a child the one or the other of a pair. `life` is given what to do when it has time before its job;
    `user` is None where the zygote may not choose it; `pages` are those that such a child writes to.
    """

    life: Callable[[Callable[[], None]], None]
    user: int | None
    pages: Pages


@dataclass(frozen=True, slots=True)
class Birth:
    """What all children of a zygote have in common. `wipes_keys`: the keyrings are the sandbox's to clear."""

    confinement: Confinement
    wipes_keys: bool

    def give(self, role: Role, channels: list[int]) -> NoReturn:
        """The child's whole life. Whatever happens in it, it never returns into the zygote's loop."""
        try:
            signal.set_wakeup_fd(-1)
            for each in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
                signal.signal(each, signal.SIG_DFL)
            role.pages.copy()  # before a job comes
            if role.user is not None:
                become(role.user)
            if self.confinement.level == "L0":
                self._be_alone(own_user=role.user is not None)
            self.confinement.enter(channels, own_user=role.user is not None)
            gc.enable()
            role.life(role.pages.copy_at_leisure)
        except BaseException:  # noqa: BLE001 -- there is nobody left to tell, and a way out would be a second zygote
            os._exit(70)
        finally:
            os._exit(0)

    def _be_alone(self, *, own_user: bool) -> None:
        """Nothing of the last run may meet this one. A filter would have let nothing come into being."""
        if own_user:
            residue.kill_strays()
        if self.wipes_keys:
            residue.clear_keys()
