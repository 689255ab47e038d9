import unittest
from solution import fine, largest, negative, too_long


class TestFrames(unittest.TestCase):
    def test_a(self):
        self.assertEqual(too_long(), 42)

    def test_b(self):
        self.assertEqual(negative(), 42)

    def test_c(self):
        self.assertEqual(largest(), 42)

    def test_d(self):
        self.assertEqual(fine(), 1)
