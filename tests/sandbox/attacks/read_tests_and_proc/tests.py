import unittest
from solution import opened


class TestOpened(unittest.TestCase):
    def test_nothing_opens(self):
        self.assertEqual(opened(), [])
