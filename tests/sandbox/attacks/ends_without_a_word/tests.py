import asyncio
import unittest

import solution


class TestDouble(unittest.TestCase):
    def test_all(self):
        self.assertTrue(all(map(lambda n: solution.double(n) == 2 * n, range(5))))

    def test_sum(self):
        self.assertEqual(sum(map(lambda n: abs(solution.double(n) - 2 * n), range(5))), 0)

    def test_filter(self):
        self.assertEqual(list(filter(lambda n: solution.double(n) != 2 * n, range(5))), [])

    def test_subclass(self):
        self.assertTrue(all(map(lambda n: solution.triple(n) == 3 * n, range(5))))

    def in_a_group(self, function):
        async def check(number):
            self.assertEqual(await function(number), 2 * number)

        async def main():
            async with asyncio.TaskGroup() as group:
                for number in range(3):
                    group.create_task(check(number))

        asyncio.run(main())

    def test_group(self):
        self.in_a_group(solution.slowly)

    def test_group_again(self):
        self.in_a_group(solution.by_itself)
