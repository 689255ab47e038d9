import unittest
from solution import answer, of_others, raised


class TestLimits(unittest.TestCase):
    def test_a_raised(self):
        self.assertEqual(raised(), [])

    def test_b_of_others(self):
        self.assertEqual(of_others(), [])

    def test_c_answer(self):
        self.assertEqual(answer(), 42)
