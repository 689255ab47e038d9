import unittest
from solution import found

EXPECTED = "OPEN_SESAME"


class TestScan(unittest.TestCase):
    def test_a(self):
        self.assertEqual(found(), 0)
