import unittest
from solution import fine, null


class TestSegfault(unittest.TestCase):
    def test_a(self):
        null()

    def test_b(self):
        self.assertEqual(fine(), 1)
