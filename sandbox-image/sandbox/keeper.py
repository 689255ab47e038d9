"""Keeps a zygote with a pair ready, and decides after each run whether it may serve the next one."""

import contextlib
import logging
import os
from typing import Final

from . import runtime
from .errors import SandboxLostError, SandboxUnavailableError
from .launch import Zygote
from .offspring import Pair
from .seal import Seal

log = logging.getLogger(__name__)

_NEEDS_LANDLOCK: Final = (
    "This machine cannot run student code outside a container: that needs Linux on x86-64 or aarch64 with seccomp and "
    "Landlock (kernel 5.13 or newer, `landlock` among the security modules). Start a Docker engine, or use another "
    "machine."
)
_NOTHING_HOLDS: Final = "This container offers no isolation that holds: limits do not bind or memory of others is open."


class Keeper:
    """`is_spoiled`: a run has touched what cannot be made good from here, so this process should give way."""

    def __init__(self, *, in_container: bool, at_most: str, lowest: str | None) -> None:
        """Raises SandboxUnavailableError where nothing holds that is good enough."""
        self.is_spoiled = False
        self._in_container = in_container
        self._at_most = at_most
        self._lowest = lowest or ("L0" if in_container else "L2")
        self._own_seal = Seal(os.getpid())
        self._renew()
        self.zygote.ask_for_pair()

    def pair(self) -> Pair:
        """A zygote that has died without a run to blame is replaced once; nothing of the student's has started."""
        try:
            self.zygote.forget_the_dead()
            return self.zygote.pair()
        except SandboxLostError:
            log.warning("the zygote was lost and is replaced")
            self._recycle()
            return self.zygote.pair()

    def make_ready(self, *, was_strange: bool) -> None:
        """The next pair. Below L2, after anything strange, from a new zygote: the old one may have been touched."""
        with contextlib.suppress(SandboxLostError, SandboxUnavailableError):  # the next run will see, and say
            self.zygote.wait_for_sweeps()
            if self.zygote.level != "L2" and (was_strange or self.zygote.found or self._is_touched(self._zygotes_seal)):
                log.info("a run was strange: the zygote is replaced", extra={"level": self.zygote.level})
                self._recycle()
            self.is_spoiled |= self._is_touched(self._own_seal)
            self.zygote.ask_for_pair()

    def has_lost_a_run(self) -> None:
        """Without a filter, code that takes down the zygote may have left anything behind."""
        self.is_spoiled |= self.zygote.level == "L0"

    def _is_touched(self, seal: Seal) -> bool:
        return self.zygote.level == "L0" and seal.is_broken()

    def _recycle(self) -> None:
        self.zygote.close()
        self.is_spoiled |= self.zygote.level == "L0" and (self.zygote.left > 0 or not self.zygote.ended_well)
        self._renew()

    def _renew(self) -> None:
        found = runtime.installed() if self._in_container else runtime.copied()
        zygote = Zygote(found, at_most=self._at_most, in_container=self._in_container)
        if zygote.level is None or zygote.level < self._lowest:
            zygote.close()
            raise SandboxUnavailableError(_NOTHING_HOLDS if self._in_container else _NEEDS_LANDLOCK)
        self.zygote = zygote
        self._zygotes_seal = Seal(zygote.pid)
