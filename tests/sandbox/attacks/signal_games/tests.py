import unittest
from solution import answer, fine


class TestSignals(unittest.TestCase):
    def test_a(self):
        for _ in range(20):
            self.assertEqual(answer(), "forty-two")

    def test_b(self):
        self.assertEqual(fine(), 2)
