import unittest

from solution import top_words, word_counts


class WordCountsTest(unittest.TestCase):
    def test_counts_each_word(self):
        self.assertEqual(word_counts("one two two"), {"one": 1, "two": 2})

    def test_capitals_do_not_matter(self):
        self.assertEqual(word_counts("The cat and the hat"), {"the": 2, "cat": 1, "and": 1, "hat": 1})

    def test_punctuation_separates_words(self):
        self.assertEqual(word_counts("Stop! Go,go;stop."), {"stop": 2, "go": 2})

    def test_line_breaks_separate_words(self):
        self.assertEqual(word_counts("row\nrow\trow"), {"row": 3})

    def test_an_apostrophe_inside_a_word_belongs_to_it(self):
        self.assertEqual(word_counts("Don't stop. DON'T!"), {"don't": 2, "stop": 1})

    def test_quotes_around_a_word_do_not(self):
        self.assertEqual(word_counts("'quoted' words, ' alone"), {"quoted": 1, "words": 1, "alone": 1})

    def test_digits_are_not_letters(self):
        self.assertEqual(word_counts("7 dwarfs and 101 dogs"), {"dwarfs": 1, "and": 1, "dogs": 1})

    def test_letters_outside_english_are_letters(self):
        self.assertEqual(word_counts("Hyvää yötä, hyvää!"), {"hyvää": 2, "yötä": 1})

    def test_an_empty_text_has_no_words(self):
        self.assertEqual(word_counts(""), {})

    def test_the_most_frequent_word_comes_first(self):
        self.assertEqual(top_words("b b b a c c", 2), ["b", "c"])

    def test_equally_frequent_words_are_in_alphabetical_order(self):
        self.assertEqual(top_words("b a c a b d", 3), ["a", "b", "c"])

    def test_there_may_be_fewer_words_than_asked_for(self):
        self.assertEqual(top_words("so short", 10), ["short", "so"])

    def test_no_words_were_asked_for(self):
        self.assertEqual(top_words("some words", 0), [])


if __name__ == "__main__":
    unittest.main()
