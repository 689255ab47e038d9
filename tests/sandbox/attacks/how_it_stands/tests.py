import unittest
from solution import Vector, answer


class TestAnswer(unittest.TestCase):
    def test_intersection(self):
        self.assertEqual({3, 4} & answer(), {3, 4})

    def test_intersection_from_its_side(self):
        self.assertEqual(answer() & {3, 4}, {3, 4})

    def test_union(self):
        self.assertEqual({3, 4} | answer(), {3, 4})

    def test_union_of_dictionaries(self):
        self.assertEqual({"a": 1} | answer(), {"a": 1})

    def test_bits(self):
        self.assertEqual(7 & answer(), 7)

    def test_divides(self):
        self.assertEqual(12 % answer(), 0)

    def test_is_divided(self):
        self.assertEqual(answer() % 12, 0)

    def test_division_with_a_rest(self):
        self.assertEqual(divmod(12, answer()), (1, 0))

    def test_rounded_ratio(self):
        self.assertEqual(round(answer() / 3.14, 2), 1)

    def test_ratio_as_a_number(self):
        self.assertEqual(float(answer() / 3.14), 1)

    def test_size_of_a_ratio(self):
        self.assertEqual(abs(Vector(1, 2).itself() / 3.14), 1)

    def test_whole_ratio(self):
        self.assertEqual(int(answer() // 3.14), 1)
