import unittest
from solution import bomb


class TestBomb(unittest.TestCase):
    def test_a(self):
        self.assertEqual(bomb(), 42)
