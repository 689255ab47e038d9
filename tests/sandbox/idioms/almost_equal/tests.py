import unittest
import solution


class TestArea(unittest.TestCase):
    def test_unit(self):
        self.assertAlmostEqual(solution.area(1), 3.14159, places=4)

    def test_delta(self):
        self.assertAlmostEqual(solution.area(2), 12.5, delta=0.1)

    def test_far_off(self):
        self.assertAlmostEqual(solution.area(2), 12.5)

    def test_by_hand(self):
        self.assertTrue(abs(solution.area(1) - 3.1416) < 0.01)
