import unittest
from solution import answer, deaf


class TestAnswer(unittest.TestCase):
    def test_a(self):
        self.assertEqual(answer(), 41)

    def test_b(self):
        self.assertEqual(deaf(), 41)
