import asyncio
import inspect
import time
import unittest

import solution
from solution import Connection, Pages, Ready, clean_up, countdown, double


class TestPrograms(unittest.TestCase):
    def test_one(self):
        self.assertEqual(asyncio.run(double(2)), 4)

    def test_gather_over_there(self):
        self.assertEqual(asyncio.run(solution.double_all([1, 2, 3])), [2, 4, 6])

    def test_gather_here(self):
        async def main():
            return await asyncio.gather(double(1), double("a"), asyncio.sleep(0, "b"))

        self.assertEqual(asyncio.run(main()), [2, "aa", "b"])

    def test_run_over_there(self):
        self.assertEqual(solution.run_it([5]), [10])

    def test_queue(self):
        self.assertEqual(asyncio.run(solution.pipeline([1, 2, 3, 4])), [1, 2, 3, 4])

    def test_timeout_over_there(self):
        self.assertEqual(asyncio.run(solution.with_limit()), "too slow")

    def test_timeout_here(self):
        async def main():
            await asyncio.wait_for(solution.slow(), 0.02)

        with self.assertRaises(TimeoutError):
            asyncio.run(main())

    def test_error(self):
        with self.assertRaisesRegex(ValueError, "no"):
            asyncio.run(solution.fails())

    def test_errors_in_gather(self):
        async def main():
            return await asyncio.gather(solution.fails(), double(1), return_exceptions=True)

        first, second = asyncio.run(main())
        self.assertIsInstance(first, ValueError)
        self.assertEqual(second, 2)

    def test_group(self):
        self.assertEqual(asyncio.run(solution.grouped()), 6)

    def test_lock(self):
        self.assertEqual(asyncio.run(solution.locked(2)), ["in 0", "out 0", "in 1", "out 1"])

    def test_cancelled(self):
        async def main(log):
            task = asyncio.create_task(clean_up(log.append))
            await asyncio.sleep(0.01)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError:
                log.append("cancelled")

        log = []
        asyncio.run(main(log))
        self.assertEqual(log, ["cleaned", "cancelled"])

    def test_async_generator(self):
        async def main():
            return [each async for each in countdown(3)]

        self.assertEqual(asyncio.run(main()), [3, 2, 1])

    def test_async_generator_left_early(self):
        async def main():
            async for each in countdown(3):
                return each

        self.assertEqual(asyncio.run(main()), 3)

    def test_async_iterator(self):
        async def main():
            return [each async for each in Pages(3)]

        self.assertEqual(asyncio.run(main()), [2, 1, 0])

    def test_async_context(self):
        async def main():
            connection = Connection()
            async with connection as same:
                self.assertIs(same, connection)
                self.assertTrue(connection.is_open)
                value = await connection.fetch("a")
            return value, connection.is_open

        self.assertEqual(asyncio.run(main()), ("value of a", False))

    def test_awaitable(self):
        async def main():
            return await Ready()

        self.assertEqual(asyncio.run(main()), "ready")

    def test_task(self):
        self.assertEqual(asyncio.run(solution.starter()), 8)

    def test_wait(self):
        self.assertEqual(asyncio.run(solution.first_of(5, 0.01)), 0.01)

    def test_it_is_concurrent_over_there(self):
        self.assertLess(asyncio.run(solution.took()), 0.3)

    def test_it_is_concurrent_here(self):
        async def main():
            started = time.monotonic()
            await asyncio.gather(*(double(each) for each in range(20)))
            return time.monotonic() - started

        self.assertLess(asyncio.run(main()), 0.15)

    def test_kinds(self):
        self.assertTrue(inspect.iscoroutinefunction(double))
        self.assertTrue(inspect.iscoroutinefunction(Connection.fetch))
        self.assertTrue(inspect.isasyncgenfunction(countdown))
        coroutine = double(1)
        self.assertTrue(inspect.iscoroutine(coroutine))
        coroutine.close()

    def test_own_loop(self):
        loop = asyncio.new_event_loop()
        try:
            self.assertEqual(loop.run_until_complete(double(3)), 6)
        finally:
            loop.close()

    def test_runner(self):
        with asyncio.Runner() as runner:
            self.assertEqual(runner.run(double(1)), 2)
            self.assertEqual(runner.run(double(2)), 4)
