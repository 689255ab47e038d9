import unittest
from solution import numbers


class TestNumbers(unittest.TestCase):
    def test_a(self):
        self.assertEqual(sum(numbers()), 3)

    def test_b(self):
        self.assertEqual(next(numbers()), 1)
