import unittest
from solution import crowd, fine, hostile, tower


class TestClasses(unittest.TestCase):
    def test_a(self):
        self.assertEqual(crowd(), 42)

    def test_b(self):
        self.assertEqual(tower(), 42)

    def test_c(self):
        self.assertEqual(hostile(), 42)

    def test_d(self):
        self.assertEqual(fine(), 1)
