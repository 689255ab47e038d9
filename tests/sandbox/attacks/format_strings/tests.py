import unittest
from solution import template, text

EXPECTED = "OPEN_SESAME"


class TestFormat(unittest.TestCase):
    def test_a(self):
        self.assertEqual(template().format(42, "x"), "Hello, 42")

    def test_b(self):
        self.assertEqual(text() + "", "Hello, 42")
