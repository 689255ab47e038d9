import unittest
from solution import answer, fine


class TestTrickle(unittest.TestCase):
    def test_a(self):
        self.assertEqual(answer(), 42)

    def test_b(self):
        self.assertEqual(fine(), 1)
