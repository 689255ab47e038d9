"""Coroutines and asynchronous generators of the student's code, awaited by the tests."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from typing import TYPE_CHECKING, Any

from sandbox import awaited
from sandbox.wire import ForgedFrameError

from .trust import steers

if TYPE_CHECKING:
    from .remote import Remote


async def mirror_coroutine(remote: "Remote", number: int | None) -> Any:
    """Goes on over there, in turns with the tests' own tasks; a cancellation here arrives there."""
    try:
        return await awaited.result(
            lambda loop: _checked(remote.request("advance", number, loop)), lambda: remote.request("cancel", number, "")
        )
    except asyncio.CancelledError as cancelled:
        task = asyncio.current_task()
        if task is None or task.cancelling():
            raise
        raise remote.in_place_of(cancelled) from None


async def mirror_generator(remote: "Remote", number: int) -> AsyncGenerator[Any, Any]:
    operation = "asend"
    argument: tuple[Any, ...] = (None,)
    while True:
        try:
            value = await _step(remote, number, operation, argument)
        except StopAsyncIteration:
            if operation == "athrow" and steers(argument[0]):
                raise argument[0] from None
            return
        try:
            operation, argument = "asend", ((yield value),)
        except GeneratorExit:
            await _step(remote, number, "aclose", ())
            raise
        except BaseException as error:  # noqa: BLE001 -- thrown into the generator by the test
            operation, argument = "athrow", (error,)


def _step(remote: "Remote", number: int, operation: str, argument: tuple[Any, ...]) -> Coroutine[Any, Any, Any]:
    found: Coroutine[Any, Any, Any] = remote.request("step", number, operation, argument)
    return found


def _checked(answer: Any) -> awaited.Progress:
    if type(answer) is not tuple or len(answer) != 2:
        raise ForgedFrameError("no such progress")
    return answer
