import unittest

from solution import crack, decode, encode


class SecretMessagesTest(unittest.TestCase):
    def test_letters_move_on(self):
        self.assertEqual(encode("abc", 3), "def")

    def test_after_z_comes_a(self):
        self.assertEqual(encode("xyz", 3), "abc")

    def test_capitals_stay_capitals(self):
        self.assertEqual(encode("XyZ", 3), "AbC")

    def test_everything_else_stays(self):
        self.assertEqual(encode("a-b, c é 1!\n", 1), "b-c, d é 1!\n")

    def test_a_shift_may_be_negative(self):
        self.assertEqual(encode("abc", -1), "zab")

    def test_a_shift_may_go_round_several_times(self):
        self.assertEqual(encode("Hello", 53), "Ifmmp")

    def test_a_full_turn_changes_nothing(self):
        self.assertEqual(encode("Hello", 26), "Hello")

    def test_an_empty_message(self):
        self.assertEqual(encode("", 5), "")

    def test_decoding_undoes_encoding(self):
        self.assertEqual(decode("Dwwdfn dw gdzq!", 3), "Attack at dawn!")
        self.assertEqual(decode(encode("The Quick Brown Fox", 19), 19), "The Quick Brown Fox")

    def test_cracks_a_message_with_a_known_word(self):
        self.assertEqual(crack("Dwwdfn dw gdzq!", "dawn"), 3)

    def test_cracks_whatever_the_capitals(self):
        self.assertEqual(crack("DWWDFN dw gdzq!", "Attack"), 3)

    def test_cracks_the_largest_shift(self):
        self.assertEqual(crack("Zsszbj zs czvm!", "dawn"), 25)

    def test_a_message_that_was_never_encoded(self):
        self.assertEqual(crack("attack at dawn", "at"), 0)

    def test_a_word_that_is_not_there(self):
        self.assertIsNone(crack("Dwwdfn dw gdzq!", "dusk"))

    def test_a_part_of_a_longer_word_does_not_count(self):
        self.assertIsNone(crack(encode("Attack at dawn!", 3), "tack"))


if __name__ == "__main__":
    unittest.main()
