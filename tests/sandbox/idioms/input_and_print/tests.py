import io
import unittest
from contextlib import redirect_stdout
from unittest.mock import call, patch

import solution


class TestInput(unittest.TestCase):
    @patch("builtins.input", return_value="Ann")
    def test_patch_input(self, fake_input):
        out = io.StringIO()
        with redirect_stdout(out):
            solution.greet()
        self.assertEqual(out.getvalue(), "Hello, Ann\n")
        fake_input.assert_called_once_with("Name? ")

    def test_side_effect(self):
        with patch("builtins.input", side_effect=["1", "2", EOFError]):
            self.assertEqual(solution.total(), 3)

    @patch("sys.stdin", io.StringIO("Bob\n"))
    @patch("sys.stdout", new_callable=io.StringIO)
    def test_patch_streams(self, out):
        solution.greet()
        self.assertEqual(out.getvalue(), "Name? Hello, Bob\n")

    def test_end_of_input(self):
        with patch("sys.stdin", io.StringIO("4\n5\n")):
            self.assertEqual(solution.total(), 9)

    @patch("builtins.print")
    def test_patch_print(self, fake_print):
        with patch("builtins.input", return_value="Eve"):
            solution.greet()
        fake_print.assert_called_with("Hello,", "Eve")
        self.assertEqual(fake_print.call_args, call("Hello,", "Eve"))

    def test_nobody_types(self):
        with self.assertRaises(EOFError):
            solution.greet()
