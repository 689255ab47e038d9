import unittest
import solution


class TestAnswer(unittest.TestCase):
    def test_a(self):
        self.assertTrue(True)
