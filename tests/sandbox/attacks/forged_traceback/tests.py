import unittest
from solution import answer, broken, from_our_side

EXPECTED = "OPEN_SESAME"


class TestTrace(unittest.TestCase):
    def test_a(self):
        self.assertTrue(answer() == EXPECTED)

    def test_b(self):
        from_our_side()

    def test_c(self):
        self.assertEqual(broken(), 1)
