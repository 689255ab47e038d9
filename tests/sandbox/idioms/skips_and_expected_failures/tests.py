import unittest
import solution


class TestSkips(unittest.TestCase):
    @unittest.skip("later")
    def test_skipped(self):
        self.fail()

    @unittest.skipIf(hasattr(solution, "half_done"), "done already")
    def test_skip_if(self):
        self.fail()

    @unittest.skipUnless(hasattr(solution, "bonus"), "no bonus")
    def test_bonus(self):
        solution.bonus()

    def test_skip_inside(self):
        if not hasattr(solution, "bonus"):
            self.skipTest("no bonus")
        self.fail()

    @unittest.expectedFailure
    def test_expected(self):
        self.assertEqual(solution.half_done(), 2)

    @unittest.expectedFailure
    def test_unexpected(self):
        self.assertEqual(solution.half_done(), 1)
