import unittest
from solution import caesar, first_number, table, words


class TestText(unittest.TestCase):
    def test_words(self):
        self.assertEqual(words("The cat, the hat."), ["the", "cat", "the", "hat"])

    def test_caesar(self):
        self.assertEqual(caesar("xyz", 3), "abc")

    def test_match(self):
        match = first_number("abc 42 def")
        self.assertEqual(match.group(), "42")
        self.assertEqual(match.start(), 4)
        self.assertEqual(match[0], "42")
        self.assertIsNone(first_number("none"))

    def test_table(self):
        self.assertEqual(table([("tea", 1.5)]), "tea       |    1.50")

    def test_unicode(self):
        self.assertEqual(words("Ärger überall ☃"), ["ärger", "überall"])
