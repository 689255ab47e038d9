import unittest

from solution import InvalidAge, parse_age, parse_ages


class InvalidAgeTest(unittest.TestCase):
    def test_is_a_value_error(self):
        self.assertTrue(issubclass(InvalidAge, ValueError))

    def test_remembers_the_text(self):
        self.assertEqual(InvalidAge("twelve").text, "twelve")

    def test_its_message_shows_the_text_in_quotes(self):
        self.assertEqual(str(InvalidAge("twelve")), "not an age: 'twelve'")


class ParseAgeTest(unittest.TestCase):
    def test_a_number_is_an_age(self):
        self.assertEqual(parse_age("17"), 17)

    def test_spaces_around_it_are_fine(self):
        self.assertEqual(parse_age(" 42 "), 42)

    def test_nought_is_the_youngest(self):
        self.assertEqual(parse_age("0"), 0)

    def test_one_hundred_and_fifty_is_the_oldest(self):
        self.assertEqual(parse_age("150"), 150)

    def test_a_word_is_not_an_age(self):
        with self.assertRaises(InvalidAge) as caught:
            parse_age(" twelve")
        self.assertEqual(caught.exception.text, " twelve")

    def test_nobody_is_younger_than_nought(self):
        with self.assertRaises(InvalidAge):
            parse_age("-1")

    def test_nobody_is_older_than_one_hundred_and_fifty(self):
        with self.assertRaises(InvalidAge):
            parse_age("151")

    def test_a_fraction_is_not_an_age(self):
        with self.assertRaises(InvalidAge):
            parse_age("17.5")

    def test_nothing_typed_is_not_an_age(self):
        with self.assertRaises(InvalidAge):
            parse_age("")

    def test_whoever_catches_value_error_catches_it(self):
        with self.assertRaises(ValueError):
            parse_age("old enough")

    def test_no_text_at_all_is_a_type_error(self):
        with self.assertRaises(TypeError):
            parse_age(None)

    def test_a_number_instead_of_a_text_is_a_type_error(self):
        with self.assertRaises(TypeError):
            parse_age(17)


class ParseAgesTest(unittest.TestCase):
    def test_sorts_the_good_from_the_bad(self):
        self.assertEqual(parse_ages(["17", "twelve", "3", "-3"]), ([17, 3], ["twelve", "-3"]))

    def test_no_texts_give_no_ages(self):
        self.assertEqual(parse_ages([]), ([], []))

    def test_lets_a_type_error_through(self):
        with self.assertRaises(TypeError):
            parse_ages(["17", None])


if __name__ == "__main__":
    unittest.main()
