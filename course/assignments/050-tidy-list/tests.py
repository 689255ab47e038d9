import unittest

from solution import remove_all, rotate, without_duplicates


class RemoveAllTest(unittest.TestCase):
    def test_changes_the_callers_list(self):
        items = [1, 7, 3, 7]
        remove_all(items, 7)
        self.assertEqual(items, [1, 3])

    def test_equal_neighbours_all_go(self):
        items = [7, 7, 7, 1, 7, 7]
        remove_all(items, 7)
        self.assertEqual(items, [1])

    def test_returns_how_many_it_took_out(self):
        self.assertEqual(remove_all(["a", "b", "a"], "a"), 2)

    def test_leaves_a_list_without_it_alone(self):
        items = [1, 2]
        self.assertEqual(remove_all(items, 3), 0)
        self.assertEqual(items, [1, 2])

    def test_an_empty_list_stays_empty(self):
        items = []
        self.assertEqual(remove_all(items, 1), 0)
        self.assertEqual(items, [])


class RotateTest(unittest.TestCase):
    def rotated(self, items, steps):
        rotate(items, steps)
        return items

    def test_one_step_to_the_right(self):
        self.assertEqual(self.rotated([1, 2, 3, 4], 1), [4, 1, 2, 3])

    def test_two_steps_to_the_left(self):
        self.assertEqual(self.rotated([1, 2, 3, 4], -2), [3, 4, 1, 2])

    def test_one_step_to_the_left_of_three(self):
        self.assertEqual(self.rotated(["a", "b", "c"], -1), ["b", "c", "a"])

    def test_no_steps(self):
        self.assertEqual(self.rotated([1, 2, 3], 0), [1, 2, 3])

    def test_more_steps_than_elements(self):
        self.assertEqual(self.rotated([1, 2, 3], 7), [3, 1, 2])

    def test_an_empty_list_can_be_rotated(self):
        self.assertEqual(self.rotated([], 3), [])

    def test_returns_nothing(self):
        self.assertIsNone(rotate([1, 2], 1))


class WithoutDuplicatesTest(unittest.TestCase):
    def test_keeps_the_first_of_each(self):
        self.assertEqual(without_duplicates([3, 1, 3, 2, 1]), [3, 1, 2])

    def test_leaves_the_callers_list_alone(self):
        items = [1, 1, 2]
        without_duplicates(items)
        self.assertEqual(items, [1, 1, 2])

    def test_works_for_lists_in_a_list(self):
        self.assertEqual(without_duplicates([[1], [2], [1]]), [[1], [2]])

    def test_returns_a_new_list(self):
        items = [1, 2]
        self.assertIsNot(without_duplicates(items), items)


if __name__ == "__main__":
    unittest.main()
