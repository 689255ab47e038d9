import unittest
from solution import backwards, evens, first, items, keys, letters, numbered, pairs, total, values


class TestViews(unittest.TestCase):
    def test_views(self):
        table = {"a": 1, "b": 2}
        self.assertEqual(list(keys(table)), ["a", "b"])
        self.assertEqual(sorted(values(table)), [1, 2])
        self.assertEqual(dict(items(table)), table)
        self.assertIn("a", keys(table))
        self.assertEqual(len(keys(table)), 2)

    def test_keys_equal(self):
        self.assertEqual(keys({"a": 1}), {"a"})

    def test_iterators(self):
        self.assertEqual(list(pairs([1, 2], "ab")), [(1, "a"), (2, "b")])
        self.assertEqual(list(numbered("ab")), [(1, "a"), (2, "b")])
        self.assertEqual(list(evens(range(5))), [0, 2, 4])
        self.assertEqual(list(backwards([1, 2])), [2, 1])
        self.assertEqual("".join(letters()), "abc")
        self.assertIsInstance(evens([1]), filter)

    def test_generator_as_argument(self):
        self.assertEqual(total(n for n in range(4)), 6)
        self.assertEqual(first(iter([7, 8])), 7)
        self.assertEqual(total(map(int, "123")), 6)
        self.assertEqual(total({1, 2}), 3)
        self.assertEqual(total({1: "a"}.keys()), 1)
