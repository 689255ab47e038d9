"""An asyncio event loop that needs no descriptor: timers, tasks and threads, which is all there is behind the walls.

The standard one wakes itself through a pair of sockets and waits in epoll; at the lower levels neither can be made.
"""

import asyncio
import asyncio.unix_events
import itertools
import selectors
import threading
from collections.abc import Callable, Mapping
from typing import Any, Final

_NOTHING: Final[Mapping[Any, Any]] = {}


class Waiting(selectors.BaseSelector):
    """Watches no file; sleeps until a time has come or another thread calls.

    `instead` is asked to do something else than to sleep for so many seconds, None if nobody knows how many.
    """

    def __init__(self) -> None:
        self.instead: Callable[[float | None], None] | None = None
        self._called = threading.Event()

    def register(self, fileobj: Any, _events: int, _data: Any = None) -> selectors.SelectorKey:
        raise PermissionError(f"{fileobj!r} cannot be waited for here, nor any file, socket or pipe")

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        raise KeyError(fileobj)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout > 0:
            if self.instead is None:
                self._called.wait(timeout)
            elif not self._called.is_set():
                self.instead(timeout)
        self._called.clear()
        return []

    def call(self) -> None:
        self._called.set()

    def get_map(self) -> Mapping[Any, selectors.SelectorKey]:
        return _NOTHING


class EventLoop(asyncio.SelectorEventLoop):
    """`number` is no other loop's in this process."""

    _numbers = itertools.count(1)

    def __init__(self, selector: Waiting | None = None) -> None:
        self.number = next(self._numbers)
        self._waiting = selector or Waiting()
        super().__init__(self._waiting)

    def run_while_busy(self, task: "asyncio.Task[Any]") -> float | None:
        """Until the task is done, or nothing can go on: then for how many seconds, None if nobody knows."""
        found: list[float | None] = [None]

        def leave(seconds: float | None) -> None:
            found[0] = seconds
            self.stop()

        def finish(_: object) -> None:
            self.stop()

        task.add_done_callback(finish)
        self._waiting.instead = leave
        try:
            self.run_forever()
        finally:
            self._waiting.instead = None
            task.remove_done_callback(finish)
        return found[0]

    def _make_self_pipe(self) -> None:
        pass

    def _close_self_pipe(self) -> None:
        pass

    def _write_to_self(self) -> None:
        self._waiting.call()


def install() -> None:
    """For asyncio.run(), for unittest's asynchronous cases and for whoever names a loop."""
    modules: list[Any] = [asyncio, asyncio.unix_events]
    for module in modules:
        for name in ("SelectorEventLoop", "EventLoop"):
            if hasattr(module, name):
                setattr(module, name, EventLoop)
    policy: Any = asyncio.DefaultEventLoopPolicy
    policy._loop_factory = EventLoop  # noqa: SLF001 -- what asyncio.run() asks for a loop
