import asyncio
import unittest
from unittest.mock import AsyncMock, MagicMock, patch

from solution import Account, consume, notify, notify_at_once, produce, read, retry, title, total, wait_for


class TestAsync(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.account = Account()
        await self.account.deposit(1)

    async def asyncTearDown(self):
        self.assertGreaterEqual(self.account.balance, 1)

    async def test_method(self):
        await self.account.deposit(5)
        self.assertEqual(self.account.balance, 6)

    async def test_many(self):
        await asyncio.gather(*(self.account.deposit(1) for _ in range(5)))
        self.assertEqual(self.account.balance, 6)

    async def test_async_mock(self):
        send = AsyncMock()
        self.assertEqual(await notify(send, ["a", "b"]), 2)
        self.assertEqual(send.await_count, 2)
        send.assert_awaited_with("b")

    async def test_async_mock_in_gather(self):
        send = AsyncMock(side_effect=str.upper)
        self.assertEqual(await notify_at_once(send, ["a", "b"]), ["A", "B"])

    async def test_async_callback(self):
        sent = []

        async def send(name):
            await asyncio.sleep(0.001)
            sent.append(name)

        await notify(send, ["a", "b"])
        self.assertEqual(sent, ["a", "b"])

    async def test_side_effects(self):
        action = AsyncMock(side_effect=[ConnectionError, ConnectionError, "done"])
        self.assertEqual(await retry(action, 5), "done")
        self.assertEqual(action.await_count, 3)

    async def test_error_of_a_mock(self):
        with self.assertRaises(KeyError):
            await retry(AsyncMock(side_effect=KeyError("x")), 1)

    async def test_our_queue(self):
        queue = asyncio.Queue(maxsize=1)
        _, found = await asyncio.gather(produce(queue, [1, 2, 3]), consume(queue))
        self.assertEqual(found, [1, 2, 3])

    async def test_our_event(self):
        event = asyncio.Event()
        waiting = asyncio.create_task(wait_for(event))
        await asyncio.sleep(0.01)
        self.assertFalse(waiting.done())
        event.set()
        self.assertEqual(await waiting, "seen")

    async def test_async_context_of_a_mock(self):
        client = MagicMock()
        client.session.return_value.__aenter__.return_value.get = AsyncMock(return_value="text")
        self.assertEqual(await read(client), "text")

    async def test_our_async_generator(self):
        async def stream():
            for each in (1, 2, 3):
                yield each

        self.assertEqual(await total(stream()), 6)

    async def test_patched(self):
        with patch("solution.fetch", AsyncMock(return_value="a page")) as fake:
            self.assertEqual(await title("x"), "A PAGE")
        fake.assert_awaited_once_with("x")

    def test_not_async(self):
        self.assertEqual(asyncio.run(title_of("b")), "B")


async def title_of(text):
    with patch("solution.fetch", return_value=text):
        return await title("x")
