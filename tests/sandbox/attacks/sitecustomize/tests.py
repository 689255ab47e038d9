import unittest
from solution import poisoned, written


class TestGains(unittest.TestCase):
    def test_written(self):
        self.assertEqual(written(), [])

    def test_poisoned(self):
        self.assertEqual(poisoned(), [])
