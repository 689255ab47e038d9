import unittest
from solution import at_once, fine, hog


class TestMemory(unittest.TestCase):
    def test_a(self):
        hog()

    def test_b(self):
        at_once()

    def test_c(self):
        self.assertEqual(fine(), 1)
