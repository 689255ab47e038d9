import asyncio
import time


async def double(value):
    await asyncio.sleep(0.01)
    return value * 2


async def double_all(values):
    return await asyncio.gather(*(double(each) for each in values))


def run_it(values):
    return asyncio.run(double_all(values))


async def pipeline(items):
    queue = asyncio.Queue(maxsize=2)
    done = []

    async def produce():
        for each in items:
            await queue.put(each)
        await queue.put(None)

    async def consume():
        while (each := await queue.get()) is not None:
            done.append(each)

    await asyncio.gather(produce(), consume())
    return done


async def slow():
    await asyncio.sleep(30)


async def with_limit():
    try:
        await asyncio.wait_for(slow(), 0.01)
    except TimeoutError:
        return "too slow"


async def fails():
    await asyncio.sleep(0)
    raise ValueError("no")


async def grouped():
    async with asyncio.TaskGroup() as group:
        first, second = group.create_task(double(1)), group.create_task(double(2))
    return first.result() + second.result()


async def locked(count):
    lock, found = asyncio.Lock(), []

    async def one(number):
        async with lock:
            found.append(f"in {number}")
            await asyncio.sleep(0)
            found.append(f"out {number}")

    await asyncio.gather(*(one(each) for each in range(count)))
    return found


async def clean_up(log):
    try:
        await asyncio.sleep(30)
    finally:
        log("cleaned")


async def countdown(start):
    while start:
        yield start
        start -= 1
        await asyncio.sleep(0)


class Connection:
    def __init__(self):
        self.is_open = False

    async def __aenter__(self):
        await asyncio.sleep(0)
        self.is_open = True
        return self

    async def __aexit__(self, *error):
        self.is_open = False

    async def fetch(self, key):
        await asyncio.sleep(0.001)
        return f"value of {key}"


class Pages:
    def __init__(self, count):
        self.left = count

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return self.left


class Ready:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "ready"


async def starter():
    task = asyncio.create_task(double(4))
    await asyncio.sleep(0)
    return await task


async def first_of(*delays):
    tasks = [asyncio.create_task(asyncio.sleep(each, each)) for each in delays]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for each in pending:
        each.cancel()
    return done.pop().result()


async def took():
    started = time.monotonic()
    await asyncio.gather(*(asyncio.sleep(0.05) for _ in range(10)))
    return time.monotonic() - started
