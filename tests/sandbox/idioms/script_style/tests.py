import io
import sys
import unittest
from contextlib import redirect_stdout
from unittest.mock import patch


def run(*lines):
    sys.modules.pop("solution", None)
    out = io.StringIO()
    with patch("builtins.input", side_effect=list(lines)), redirect_stdout(out):
        import solution
    return out.getvalue()


class TestScript(unittest.TestCase):
    def test_once(self):
        self.assertEqual(run("Ann", "1"), "Hi Ann\n")

    def test_twice(self):
        self.assertEqual(run("Bob", "2"), "Hi Bob\nHi Bob\n")

    def test_bad_number(self):
        with self.assertRaises(ValueError):
            run("Bob", "x")

    def test_standard_input(self):
        sys.modules.pop("solution", None)
        out = io.StringIO()
        with patch("sys.stdin", io.StringIO("Eve\n1\n")), redirect_stdout(out):
            __import__("solution")
        self.assertEqual(out.getvalue(), "Hi Eve\n")
