import asyncio


async def notify(send, names):
    for each in names:
        await send(each)
    return len(names)


async def notify_at_once(send, names):
    return await asyncio.gather(*(send(each) for each in names))


async def retry(action, times):
    for attempt in range(times):
        try:
            return await action()
        except ConnectionError:
            await asyncio.sleep(0)
    return None


async def produce(queue, items):
    for each in items:
        await queue.put(each)
    await queue.put(None)


async def consume(queue):
    found = []
    while (each := await queue.get()) is not None:
        found.append(each)
    return found


async def read(client):
    async with client.session() as session:
        return await session.get("page")


async def total(stream):
    found = 0
    async for each in stream:
        found += each
    return found


async def fetch(url):
    raise NotImplementedError


async def title(url):
    return (await fetch(url)).upper()


async def wait_for(event):
    await event.wait()
    return "seen"


class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self, amount):
        await asyncio.sleep(0)
        self.balance += amount
