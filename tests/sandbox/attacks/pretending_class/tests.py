import unittest
from solution import Box, fruits


class TestPretender(unittest.TestCase):
    def test_box(self):
        self.assertIsInstance(Box(1), Box)

    def test_fruits(self):
        self.assertIn("apple", fruits(3))
