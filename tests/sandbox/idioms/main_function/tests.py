import io
import unittest
from unittest.mock import patch

from solution import main, quit_with


class TestMain(unittest.TestCase):
    def test_argument(self):
        with patch("sys.stdout", new_callable=io.StringIO) as out:
            self.assertEqual(main(["solution", "Ann"]), 0)
        self.assertEqual(out.getvalue(), "hello Ann\n")

    def test_argv(self):
        with patch("sys.argv", ["solution", "Bob"]), patch("sys.stdout", new_callable=io.StringIO) as out:
            main()
        self.assertIn("hello Bob", out.getvalue())

    def test_exit(self):
        with self.assertRaises(SystemExit) as caught:
            quit_with(3)
        self.assertEqual(caught.exception.code, 3)
