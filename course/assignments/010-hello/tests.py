import unittest
from contextlib import redirect_stdout
from io import StringIO

from solution import greet


class GreetTest(unittest.TestCase):
    def test_greets_by_name(self):
        self.assertEqual(greet("Ada"), "Hello, Ada!")

    def test_keeps_a_space_inside_a_name(self):
        self.assertEqual(greet("Grace Hopper"), "Hello, Grace Hopper!")

    def test_leaves_capitals_as_they_are(self):
        self.assertEqual(greet("bell hooks"), "Hello, bell hooks!")

    def test_removes_spaces_around_a_name(self):
        self.assertEqual(greet("  Ada "), "Hello, Ada!")

    def test_an_empty_name_is_a_stranger(self):
        self.assertEqual(greet(""), "Hello, stranger!")

    def test_a_name_of_spaces_is_a_stranger(self):
        self.assertEqual(greet("   "), "Hello, stranger!")

    def test_prints_nothing(self):
        screen = StringIO()
        with redirect_stdout(screen):
            greet("Ada")
        self.assertEqual(screen.getvalue(), "")


if __name__ == "__main__":
    unittest.main()
