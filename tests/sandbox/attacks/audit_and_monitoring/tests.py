import unittest
from solution import answer, seen

EXPECTED = "OPEN_SESAME"


class TestAnswer(unittest.TestCase):
    def test_a(self):
        self.assertTrue(answer() == EXPECTED)

    def test_b(self):
        self.assertEqual(seen(), [])
