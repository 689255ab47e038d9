import unittest
from solution import leave


class TestResidue(unittest.TestCase):
    def test_a(self):
        self.assertEqual(leave(), [])
