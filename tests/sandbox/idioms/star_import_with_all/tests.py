import unittest
import solution
from solution import *


class TestAll(unittest.TestCase):
    def test_named(self):
        self.assertEqual(one() + _two(), 3)

    def test_not_named(self):
        with self.assertRaises(NameError):
            three()

    def test_all(self):
        self.assertEqual(solution.__all__, ["one", "_two"])
