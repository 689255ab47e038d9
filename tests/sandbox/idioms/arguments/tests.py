import unittest
from solution import bad_default, describe, only_keyword, only_positional


class TestArguments(unittest.TestCase):
    def test_all_kinds(self):
        self.assertEqual(describe("a", 1, 2, sep="-", x=3), "a-1-2-x=3")

    def test_unpacking(self):
        self.assertEqual(describe(*["a", "b"], **{"k": 1}), "a, b, k=1")

    def test_keyword_only(self):
        self.assertEqual(only_keyword(a=1), 3)
        with self.assertRaises(TypeError):
            only_keyword(1)

    def test_positional_only(self):
        self.assertEqual(only_positional(3, 1), 2)
        with self.assertRaises(TypeError):
            only_positional(a=3, b=1)

    def test_too_many(self):
        with self.assertRaisesRegex(TypeError, "positional argument"):
            only_positional(1, 2, 3)

    def test_mutable_default(self):
        self.assertEqual(bad_default(1), [1])
        self.assertEqual(bad_default(2), [2])
