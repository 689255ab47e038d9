import unittest
import solution


class TestAdd(unittest.TestCase):
    def test_a(self):
        self.assertEqual(solution.add(1, 2), 3)
