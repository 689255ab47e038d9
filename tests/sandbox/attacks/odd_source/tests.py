import unittest
import solution


class TestOdd(unittest.TestCase):
    def test_a(self):
        self.assertEqual(solution.add(1, 2), 3)

    def test_b(self):
        self.assertEqual(solution.résumé, "\ud800")

    def test_c(self):
        self.assertEqual(solution.名前(), "x")
