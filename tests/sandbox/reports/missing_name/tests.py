import unittest
from solution import add


class TestAdd(unittest.TestCase):
    def test_a(self):
        self.assertEqual(add(1, 2), 3)

    def test_b(self):
        self.assertEqual(add(1, 2), 3)
