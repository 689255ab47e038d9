import unittest
import solution


class TestNames(unittest.TestCase):
    def test_long(self):
        self.assertEqual(solution.long_name()(1), 2)

    def test_dressed(self):
        self.assertEqual(solution.dressed_name()(1), 2)

    def test_class(self):
        self.assertEqual(solution.classes(), 2)

    def test_other_letter(self):
        self.assertEqual(solution.add(1), 1)
