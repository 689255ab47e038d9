import unittest
from solution import answer, start


class TestThread(unittest.TestCase):
    def test_a(self):
        self.assertEqual(start(), 1)

    def test_b(self):
        self.assertNotEqual(answer(), 41.5)

    def test_c(self):
        self.assertEqual(answer(), "forty-two")
