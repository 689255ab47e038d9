import unittest
from solution import errors, later


class TestLater(unittest.TestCase):
    def test_a(self):
        called = []
        self.assertEqual(later(lambda: called.append(1)), 1)
        self.assertEqual(errors(), 1)
        self.assertEqual(called, [])
