import unittest
from solution import fine, hog, loop


class TestShared(unittest.TestCase):
    def test_a(self):
        loop()

    def test_b(self):
        hog()

    def test_c(self):
        self.assertEqual(fine(), 1)
