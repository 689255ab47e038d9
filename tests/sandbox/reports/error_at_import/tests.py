import unittest
from solution import answer


class TestOne(unittest.TestCase):
    def test_a(self):
        self.assertEqual(answer, 3)


class TestTwo(unittest.TestCase):
    def test_a(self):
        self.assertEqual(answer, 3)
