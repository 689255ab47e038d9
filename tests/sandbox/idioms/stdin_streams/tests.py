import io
import sys
import unittest
from contextlib import redirect_stderr, redirect_stdout
from unittest import mock

from solution import complain, everything, first, lines


class TestStreams(unittest.TestCase):
    def test_iterate(self):
        with mock.patch.object(sys, "stdin", io.StringIO("a\nb\n")):
            self.assertEqual(lines(), ["a", "b"])

    def test_read(self):
        with mock.patch("sys.stdin", io.StringIO("a\nb\n")):
            self.assertEqual(everything(), "a\nb\n")

    def test_readline(self):
        with mock.patch("sys.stdin", new=io.StringIO("a\nb\n")):
            self.assertEqual(first(), "a\n")
            self.assertEqual(first(), "b\n")
            self.assertEqual(first(), "")

    def test_assign(self):
        before = sys.stdin
        sys.stdin = io.StringIO("x")
        try:
            self.assertEqual(everything(), "x")
        finally:
            sys.stdin = before

    def test_stderr(self):
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            complain("ouch")
        self.assertEqual((out.getvalue(), err.getvalue()), ("out\n", "ouch\n"))
