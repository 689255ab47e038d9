import unittest

EXPECTED = 42

from solution import *


class TestAnswer(unittest.TestCase):
    def test_answer(self):
        self.assertEqual(answer(), EXPECTED)

    def test_sorted(self):
        self.assertEqual(sorted([answer()]), sorted([EXPECTED]))

    def test_length(self):
        self.assertEqual(len([answer()]), len([]))

    def test_close(self):
        self.assertTrue(abs(answer() - EXPECTED) < 0.1)
