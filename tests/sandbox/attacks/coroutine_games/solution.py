import asyncio
import types

import sandbox.awaited as awaited


ORIGINAL = awaited.Awaited.advance


async def answer():
    return 41


async def busy():
    while True:
        await asyncio.sleep(0)


async def leaves():
    raise SystemExit(0)


async def cancels():
    for task in asyncio.all_tasks():
        task.cancel()
    await asyncio.sleep(0)
    return 41


@types.coroutine
def nonsense():
    yield "done"
    yield ("done", 42)
    return 41


def forged(kind):
    """What says how a coroutine goes on is in reach here."""
    answers = {
        "a state": ("passed", 42), "a number": 42, "many": ("done", 42, 43), "nan": ("waits", float("nan")),
        "text": ("waits", "long"), "negative": ("waits", -1.0), "nothing": None, "cancelled": ("cancelled", 42),
    }
    asked = [answers[kind]]

    def advance(self, number, awaitable, loop):
        if not asked:
            awaited.Awaited.advance = ORIGINAL
        return asked.pop() if asked else ORIGINAL(self, number, awaitable, loop)

    awaited.Awaited.advance = advance
    return answer()


def closed():
    coroutine = answer()
    coroutine.close()
    return coroutine


class Loop:
    def __await__(self):
        return iter([1, 2, 3])


def awaitable():
    return Loop()


async def takes(callback):
    try:
        return await callback()
    except BaseException:
        return 42
