import unittest
from solution import items, number, text


class TestLies(unittest.TestCase):
    def test_number(self):
        self.assertEqual(number(), 42)

    def test_almost(self):
        self.assertAlmostEqual(number(), 42)

    def test_items(self):
        self.assertEqual(items(), [42])

    def test_text(self):
        self.assertEqual(text(), "forty-two")
