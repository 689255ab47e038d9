import unittest
from solution import answer

EXPECTED = "OPEN_SESAME"


class TestAnswer(unittest.TestCase):
    def test_a(self):
        self.assertTrue(answer() == EXPECTED)
