import asyncio


async def add(a, b):
    return a + b


async def gather():
    return await asyncio.gather(add(1, 2), add(3, 4))
