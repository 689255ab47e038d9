import unittest
from solution import add


class TestAdd(unittest.TestCase):
    def test_two(self):
        self.assertEqual(add(2, 2), 4)

    def test_negative(self):
        self.assertEqual(add(-1, 1), 0)

    def test_wrong_expectation(self):
        self.assertEqual(add(40, 2), 43)
