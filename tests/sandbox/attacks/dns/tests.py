import unittest
from solution import resolved


class TestGains(unittest.TestCase):
    def test_resolved(self):
        self.assertEqual(resolved(), [])
