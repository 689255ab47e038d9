import os
import unittest

from solution import leave, numbers, odd, opened


class TestPaths(unittest.TestCase):
    def test_nothing_of_the_machine(self):
        self.assertEqual(opened(), [])

    def test_odd_names(self):
        self.assertLessEqual(
            set(odd()), {"FileNotFoundError", "IsADirectoryError", "OSError", "UnicodeEncodeError", "ValueError", "done"}
        )
        self.assertEqual(sorted(os.listdir(".")), ["solution.py"])

    def test_numbers(self):
        self.assertEqual(numbers(), [])

    def test_links(self):
        try:
            leave("/assignment/link")
        except OSError:
            pass
        self.assertFalse(os.path.exists("/assignment/link"))
