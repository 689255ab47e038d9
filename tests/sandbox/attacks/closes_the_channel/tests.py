import unittest
from solution import close, fine


class TestClose(unittest.TestCase):
    def test_a(self):
        close()

    def test_b(self):
        self.assertEqual(fine(), 1)
