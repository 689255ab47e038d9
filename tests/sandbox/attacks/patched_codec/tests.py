import unittest
from solution import answer


class TestAnswer(unittest.TestCase):
    def test_a(self):
        self.assertEqual(answer(), "forty-two")
