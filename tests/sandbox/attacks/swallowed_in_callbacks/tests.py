import asyncio
import unittest
from unittest.mock import Mock

import solution


class TestCallbacks(unittest.TestCase):
    def check(self, value):
        self.checked += 1
        self.assertEqual(value, 42)

    def setUp(self):
        self.checked = 0

    def test_each(self):
        solution.each([1, 2], self.check)
        self.assertEqual(self.checked, 2)

    def test_instead(self):
        with self.assertRaises(ValueError):
            solution.instead(self.check)

    def test_later(self):
        async def check(value):
            self.check(value)

        asyncio.run(solution.later(check))

    def test_decorated(self):
        @solution.quiet
        def check(value):
            self.check(value)

        check(1)

    def test_skipped(self):
        solution.each([1], lambda _: self.fail("no"))

    def test_of_a_mock(self):
        mock = Mock()
        solution.each([1], lambda _: mock.assert_called_once_with(42))
