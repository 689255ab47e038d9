import unittest
import solution


class TestValue(unittest.TestCase):
    def test_value(self):
        self.assertEqual(solution.VALUE, 3)
