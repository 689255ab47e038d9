import unittest
from solution import flood


class TestFlood(unittest.TestCase):
    def test_a(self):
        self.assertEqual(flood(), 1)
