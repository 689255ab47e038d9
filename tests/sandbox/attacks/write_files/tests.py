import unittest
from solution import succeeded


class TestWrites(unittest.TestCase):
    def test_none(self):
        self.assertEqual(succeeded(), [])
