import unittest
from solution import connected, opened


class TestGains(unittest.TestCase):
    def test_connected(self):
        self.assertEqual(connected(), [])

    def test_opened(self):
        self.assertEqual(opened(), [])
