"""Coroutines that one process awaits and the other runs, each in an event loop of its own.

Nobody ever waits inside a message: whoever runs a coroutine goes on with it as far as it comes and says for how long
there is nothing to do; whoever awaits it lets its own loop do something else for that time and asks again. So both
sides' tasks take turns as they would in one loop.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

from .eventloop import EventLoop

DONE, CANCELLED, WAITS = "done", "cancelled", "waits"
_SOON: Final = (0.0, 0.0, 0.001, 0.002, 0.005, 0.01)
_LATER: Final = 0.02

type Progress = tuple[str, Any]
# With DONE the result, with WAITS the seconds; raises what the coroutine raises.
type Advance = Callable[[str], Progress]


class Awaited:
    """This side's coroutines, by the numbers that the other side knows them by."""

    def __init__(self) -> None:
        self._tasks: dict[int, asyncio.Task[Any]] = {}
        self._loop: EventLoop | None = None
        self._made_for = ""

    def advance(self, number: int, awaitable: Awaitable[Any], other_loop: str) -> Progress:
        """`other_loop` names the loop that awaits: with a new one, what the last one has left undone is cancelled."""
        seconds, running = None, asyncio._get_running_loop()  # noqa: SLF001 -- the public name for it raises
        loop = running or self._loop_for(other_loop)
        task = self._task(number, awaitable, loop)
        if isinstance(loop, EventLoop) and running is None and not task.done():
            seconds = loop.run_while_busy(task)
        # A loop that is running, because we were asked in the middle of it, goes on as soon as we have answered.
        if not task.done():
            return WAITS, seconds
        del self._tasks[number]
        return (CANCELLED, None) if task.cancelled() else (DONE, task.result())

    def cancel(self, number: int) -> None:
        if number in self._tasks:
            self._tasks[number].cancel()

    def _task(self, number: int, awaitable: Awaitable[Any], loop: asyncio.AbstractEventLoop) -> "asyncio.Task[Any]":
        if number not in self._tasks:
            self._tasks[number] = loop.create_task(_waited_for(awaitable))
        return self._tasks[number]

    def _loop_for(self, other_loop: str) -> EventLoop:
        if self._loop is None or self._made_for != other_loop:
            if self._loop is not None:
                self._end(self._loop)
            self._loop, self._made_for = EventLoop(), other_loop
        return self._loop

    def _end(self, loop: EventLoop) -> None:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_while_busy(loop.create_task(asyncio.wait(left)))
        loop.close()


async def _waited_for(awaitable: Awaitable[Any]) -> Any:
    return await awaitable


async def result(advance: Advance, cancel: Callable[[], object]) -> Any:
    """Awaits a coroutine of the other side's."""
    this_loop = str(getattr(asyncio.get_running_loop(), "number", 0))
    asked = 0
    while True:
        state, value = advance(this_loop)
        if state == DONE:
            return value
        if state == CANCELLED:
            raise asyncio.CancelledError
        seconds = value if isinstance(value, float) and value > 0 else _pause(asked)
        asked += 1
        try:
            await asyncio.sleep(min(seconds, 3600.0))
        except asyncio.CancelledError:
            cancel()


def _pause(asked: int) -> float:
    return _SOON[asked] if asked < len(_SOON) else _LATER
