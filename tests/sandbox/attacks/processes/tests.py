import unittest
from solution import succeeded


class TestProcesses(unittest.TestCase):
    def test_none(self):
        self.assertEqual(succeeded(), [])
