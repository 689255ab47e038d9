import unittest
from solution import answer, by_frame

EXPECTED = "OPEN_SESAME"


class TestWindow(unittest.TestCase):
    def test_a(self):
        self.assertTrue(answer() == EXPECTED)

    def test_b(self):
        self.assertTrue(by_frame() == EXPECTED)
