import unittest
from solution import flags, letters, nothing, numbers, pair, table, text


class TestAssertions(unittest.TestCase):
    def test_count_equal(self):
        self.assertCountEqual(numbers(), [1, 2, 3])

    def test_list_equal(self):
        self.assertListEqual(numbers(), [3, 1, 2])

    def test_list_not_equal(self):
        self.assertListEqual(numbers(), [1, 2, 3])

    def test_dict_equal(self):
        self.assertDictEqual(table(), {"a": 1, "b": [1, 2]})

    def test_dict_not_equal(self):
        self.assertDictEqual(table(), {"a": 1})

    def test_tuple_and_set(self):
        self.assertTupleEqual(pair(), (1, "x"))
        self.assertSetEqual(letters(), {"b", "a"})

    def test_sequence_equal(self):
        self.assertSequenceEqual(numbers(), (3, 1, 2))

    def test_multi_line(self):
        self.assertMultiLineEqual(text(), "line one\nline 2")

    def test_regex(self):
        self.assertRegex(text(), r"line \w+")
        self.assertNotRegex(text(), r"\d")

    def test_none(self):
        self.assertIsNone(nothing())
        self.assertIsNotNone(text())

    def test_truth(self):
        yes, no = flags()
        self.assertTrue(yes)
        self.assertFalse(no)
        self.assertIs(yes, True)

    def test_truth_fails(self):
        self.assertTrue(flags()[1], "should be true")

    def test_in(self):
        self.assertIn(3, numbers())
        self.assertNotIn(9, numbers())
        self.assertIn("one", text())

    def test_order(self):
        self.assertGreater(len(numbers()), 2)
        self.assertLessEqual(max(numbers()), 3)

    def test_is_instance(self):
        self.assertIsInstance(numbers(), list)
        self.assertIsInstance(pair()[1], str)
        self.assertNotIsInstance(numbers(), tuple)

    def test_wrong_type(self):
        self.assertIsInstance(numbers(), tuple)

    def test_fail(self):
        self.fail("by hand")

    def test_bare_assert(self):
        assert numbers() == [3, 1, 2]

    def test_bare_assert_fails(self):
        assert numbers() == [1], "not sorted"

    def test_long_message(self):
        self.longMessage = False
        self.assertEqual(numbers(), [], "custom words")
