import unittest
from io import StringIO
from unittest.mock import patch

from solution import main


def printed_for(*typed):
    """Return what main prints when a person types these lines, and then nothing more."""
    screen = StringIO()
    lines = [*typed, EOFError("there is nothing to read after the empty line")]
    with patch("builtins.input", side_effect=lines), patch("sys.stdout", screen):
        main()
    return screen.getvalue().strip().splitlines()


class AverageTest(unittest.TestCase):
    def test_averages_whole_numbers(self):
        self.assertEqual(printed_for("1", "2", "6", ""), ["Numbers: 3", "Average: 3.00"])

    def test_averages_fractions(self):
        self.assertEqual(printed_for("3", "4", "5.5", ""), ["Numbers: 3", "Average: 4.17"])

    def test_a_single_number_is_its_own_average(self):
        self.assertEqual(printed_for("42", ""), ["Numbers: 1", "Average: 42.00"])

    def test_negative_numbers_count_too(self):
        self.assertEqual(printed_for("-3", "1", ""), ["Numbers: 2", "Average: -1.00"])

    def test_a_zero_does_not_end_the_input(self):
        self.assertEqual(printed_for("0", "5", ""), ["Numbers: 2", "Average: 2.50"])

    def test_no_numbers_have_no_average(self):
        self.assertEqual(printed_for(""), ["Numbers: 0"])

    def test_a_word_is_reported_and_not_counted(self):
        self.assertEqual(printed_for("7", "seven", "9", ""), ["Not a number: seven", "Numbers: 2", "Average: 8.00"])

    def test_only_words_have_no_average(self):
        self.assertEqual(printed_for("a", "b", ""), ["Not a number: a", "Not a number: b", "Numbers: 0"])


if __name__ == "__main__":
    unittest.main()
