import io
import unittest
from unittest.mock import mock_open, patch
from solution import load, missing, read_lines, save, write_to


class TestFiles(unittest.TestCase):
    def test_read(self):
        with patch("builtins.open", mock_open(read_data="a\nb\n")) as fake:
            self.assertEqual(read_lines("x.txt"), ["a", "b"])
        fake.assert_called_once_with("x.txt")

    def test_write(self):
        with patch("builtins.open", mock_open()) as fake:
            save("x.txt", "hello")
        fake.assert_called_once_with("x.txt", "w")
        fake().write.assert_called_once_with("hello")

    def test_stream(self):
        self.assertEqual(load(io.StringIO('{"a": 1}')), {"a": 1})

    def test_out(self):
        out = io.StringIO()
        write_to(out)
        self.assertEqual(out.getvalue(), "ab\n")

    def test_missing(self):
        self.assertEqual(missing("/nowhere/at/all"), "nothing")
