import unittest
import solution


class TestAnswer(unittest.TestCase):
    def test_a(self):
        self.assertEqual(solution.answer(), 42)
