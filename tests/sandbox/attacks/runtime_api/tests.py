import unittest
from solution import reached


class TestGains(unittest.TestCase):
    def test_reached(self):
        self.assertEqual(reached(), [])
