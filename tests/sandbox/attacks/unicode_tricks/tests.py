import unittest
import solution


class TestText(unittest.TestCase):
    def test_bidi(self):
        self.assertEqual(solution.bidi(), "42")

    def test_wide(self):
        self.assertEqual(solution.wide(), "42")

    def test_invisible(self):
        self.assertEqual(solution.invisible(), "42")

    def test_composed(self):
        self.assertEqual(solution.composed(), "\u00e9")

    def test_surrogates(self):
        self.assertEqual(solution.surrogates(), "\U0001f600")

    def test_bomb(self):
        self.assertEqual(solution.bomb(), "")

    def test_keys(self):
        self.assertEqual(solution.keys(), {})
