import unittest
from solution import fine, nest, power, shift


class TestBomb(unittest.TestCase):
    def test_a(self):
        self.assertEqual(nest(), 1)

    def test_b(self):
        self.assertEqual(shift(), 1)

    def test_c(self):
        self.assertEqual(power(), 1)

    def test_d(self):
        self.assertEqual(fine(), 1)
