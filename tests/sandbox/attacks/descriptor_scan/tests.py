import unittest
from solution import opened, read


class TestGains(unittest.TestCase):
    def test_opened(self):
        self.assertEqual(opened(), [])

    def test_read(self):
        self.assertEqual(read(), [])
