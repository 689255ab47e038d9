import unittest
from solution import Interval, Numbers, Sets, Shelf, Word, common, loops, shelf


class TestNames(unittest.TestCase):
    def test_own_objects(self):
        self.assertEqual(Interval(1, 5).intersection(Interval(3, 8)), Interval(3, 5))
        self.assertEqual(Interval(1, 2).union(Interval(3, 4), Interval(0, 1)), Interval(0, 4))
        self.assertTrue(Interval(2, 3).issubset(Interval(1, 5)))

    def test_own_objects_of_a_function(self):
        self.assertEqual(common((1, 5), (3, 8)).intersection(Interval(4, 9)), Interval(4, 5))
        self.assertFalse(common((1, 5), (3, 8)).issubset(Interval(4, 9)))

    def test_subclass_of_str(self):
        self.assertEqual(Word("Anna").count("a"), 2)
        self.assertTrue(Word("Anna").startswith("an"))

    def test_subclass_of_list(self):
        self.assertEqual(Numbers([5, 6]).index(6), 2)

    def test_static(self):
        self.assertEqual(Sets.union([1, 3], [2, 3]), [1, 2, 3])

    def test_no_builtin_type(self):
        self.assertEqual(Shelf("Emma").count(), 1)
        self.assertEqual(shelf().find("Ulysses"), 1)
        self.assertIsNone(shelf().find("Emil"))

    def test_forbidden_name(self):
        self.assertNotIn("sum", loops.__code__.co_names)

    def test_required_name(self):
        self.assertIn("helper", loops.__code__.co_names)

    def test_forbidden_name_that_is_there(self):
        self.assertNotIn("sorted", loops.__code__.co_names)
