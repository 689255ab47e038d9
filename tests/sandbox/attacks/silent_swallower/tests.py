import unittest
from solution import fine, swallow


class TestSwallow(unittest.TestCase):
    def test_a(self):
        swallow()

    def test_b(self):
        self.assertEqual(fine(), 1)
