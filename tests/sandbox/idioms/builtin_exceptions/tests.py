import unittest
from solution import divide, parse


class TestErrors(unittest.TestCase):
    def test_raises(self):
        with self.assertRaises(ZeroDivisionError):
            divide(1, 0)

    def test_raises_callable(self):
        self.assertRaises(ValueError, parse, "x")

    def test_regex(self):
        with self.assertRaisesRegex(ZeroDivisionError, "no dividing"):
            divide(1, 0)

    def test_does_not_raise(self):
        with self.assertRaises(ValueError):
            divide(4, 2)

    def test_other_error(self):
        with self.assertRaises(KeyError):
            divide(1, 0)

    def test_arguments(self):
        with self.assertRaises(ZeroDivisionError) as caught:
            divide(1, 0)
        self.assertEqual(caught.exception.args, ("no dividing by zero",))
        self.assertEqual(str(caught.exception), "no dividing by zero")
