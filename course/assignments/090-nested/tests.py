import unittest

from solution import arrangements, depth, flatten


class NestedTest(unittest.TestCase):
    def test_a_flat_list_is_flat_already(self):
        self.assertEqual(flatten([1, 2, 3]), [1, 2, 3])

    def test_lists_in_lists_are_flattened(self):
        self.assertEqual(flatten([1, [2, [3, [4]]], 5]), [1, 2, 3, 4, 5])

    def test_empty_lists_disappear(self):
        self.assertEqual(flatten([[], [[]], 1, []]), [1])

    def test_texts_stay_whole(self):
        self.assertEqual(flatten(["ab", ["cd", ["ef"]]]), ["ab", "cd", "ef"])

    def test_the_given_list_is_not_changed(self):
        given = [1, [2, [3]]]
        self.assertEqual(flatten(given), [1, 2, 3])
        self.assertEqual(given, [1, [2, [3]]])

    def test_depth_of_a_flat_list(self):
        self.assertEqual(depth([1, 2]), 1)
        self.assertEqual(depth([]), 1)

    def test_depth_is_that_of_the_deepest_list(self):
        self.assertEqual(depth([1, [[2]], [3]]), 3)
        self.assertEqual(depth([[[[]]], []]), 4)

    def test_depth_of_something_else_is_nought(self):
        self.assertEqual(depth("text"), 0)
        self.assertEqual(depth(7), 0)

    def test_permutations_of_three_letters(self):
        self.assertEqual(arrangements("cab"), ["abc", "acb", "bac", "bca", "cab", "cba"])

    def test_one_letter_has_one_order(self):
        self.assertEqual(arrangements("x"), ["x"])

    def test_no_letters_have_one_order_too(self):
        self.assertEqual(arrangements(""), [""])

    def test_repeated_letters_give_each_word_once(self):
        self.assertEqual(arrangements("aba"), ["aab", "aba", "baa"])


if __name__ == "__main__":
    unittest.main()
