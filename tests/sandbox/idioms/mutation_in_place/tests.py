import unittest
from solution import clean, copied, double_all, grow, same, tag


class TestMutation(unittest.TestCase):
    def test_list(self):
        numbers = [1, 2, 3]
        self.assertIsNone(double_all(numbers))
        self.assertEqual(numbers, [2, 4, 6])

    def test_dict(self):
        record = {"name": " Ann ", "junk": 1}
        clean(record)
        self.assertEqual(record, {"name": "Ann"})

    def test_nested(self):
        row = [1]
        matrix = [row, [2]]
        grow(matrix)
        self.assertEqual(matrix, [[1, 9], [2], [1]])
        self.assertIs(matrix[0], row)
        self.assertEqual(row, [1, 9])

    def test_identity(self):
        items = [1]
        self.assertIs(same(items), items)
        self.assertEqual(items, [1, 0])

    def test_a_copy(self):
        items = [1]
        self.assertIsNot(copied(items), items)
        self.assertEqual(copied(items), items)

    def test_set(self):
        things = {"y"}
        tag(things)
        self.assertEqual(things, {"x", "y"})

    def test_one_type_for_another(self):
        numbers = [True]
        double_all(numbers)
        self.assertIs(type(numbers[0]), int)
