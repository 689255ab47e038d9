import asyncio
import unittest

import solution


class TestGames(unittest.TestCase):
    def check(self, awaitable):
        async def main():
            return await awaitable

        self.assertEqual(asyncio.run(main()), 42)

    def test_cancels(self):
        self.check(solution.cancels())

    def test_closed(self):
        self.check(solution.closed())

    def test_leaves(self):
        self.check(solution.leaves())

    def test_nonsense(self):
        self.check(solution.nonsense())

    def test_awaitable(self):
        self.check(solution.awaitable())

    def test_failing_in_a_callback(self):
        async def callback():
            self.fail("not to be swallowed")

        asyncio.run(solution.takes(callback))
        self.fail("and here again")

    def test_busy(self):
        self.check(solution.busy())

    def test_a_state(self):
        self.check(solution.forged("a state"))

    def test_a_number(self):
        self.check(solution.forged("a number"))

    def test_many(self):
        self.check(solution.forged("many"))

    def test_nan(self):
        self.check(solution.forged("nan"))

    def test_text(self):
        self.check(solution.forged("text"))

    def test_negative(self):
        self.check(solution.forged("negative"))

    def test_nothing(self):
        self.check(solution.forged("nothing"))

    def test_cancelled(self):
        self.check(solution.forged("cancelled"))
