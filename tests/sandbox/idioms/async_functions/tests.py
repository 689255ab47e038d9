import asyncio
import inspect
import unittest
from solution import add, gather


class TestAsync(unittest.TestCase):
    def test_run(self):
        self.assertEqual(asyncio.run(add(1, 2)), 3)

    def test_gather(self):
        self.assertEqual(asyncio.run(gather()), [3, 7])

    def test_is_coroutine_function(self):
        self.assertTrue(inspect.iscoroutinefunction(add))
