import unittest
from solution import succeeded


class TestNetwork(unittest.TestCase):
    def test_none(self):
        self.assertEqual(succeeded(), [])
