import unittest
from solution import *


class TestAnswer(unittest.TestCase):
    def test_answer(self):
        self.assertEqual(answer(), 42)

    def test_other(self):
        self.assertEqual(other(), 42)

    def test_builtins(self):
        self.assertTrue(abs(other() - 42) < 0.1)
