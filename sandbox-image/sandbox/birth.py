"""The first moments of a forked child, before it waits for its job."""

import gc
import os
import signal
from collections.abc import Callable
from typing import NoReturn

from .isolation import rlimits
from .isolation.confinement import Confinement
from .pages import Range, make_own


def be_born(
    confinement: Confinement, live: Callable[[], None], channels: list[int], user: int | None, pages: list[Range]
) -> NoReturn:
    """The child's whole life. Whatever happens in it, it never returns into the zygote's loop."""
    try:
        signal.set_wakeup_fd(-1)
        for each in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_DFL)
        make_own(pages)  # before a job comes, every page that a run writes to
        rlimits.remember_address_space()
        confinement.enter(channels, user)
        gc.enable()
        live()
    except BaseException:  # noqa: BLE001 -- there is nobody left to tell, and a way out would be a second zygote
        os._exit(70)
    finally:
        os._exit(0)
