import unittest
from solution import match


class TestMatch(unittest.TestCase):
    def test_a(self):
        self.assertIsNone(match())
