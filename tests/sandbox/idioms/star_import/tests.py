import unittest
from solution import *


class TestStar(unittest.TestCase):
    def test_function(self):
        self.assertEqual(double(4), 8)

    def test_class(self):
        self.assertEqual(Box(3).value, 3)

    def test_value(self):
        self.assertEqual(shown, 2)
        self.assertGreater(pi, 3)

    def test_hidden(self):
        with self.assertRaises(NameError):
            _hidden
