import unittest
from solution import Basket, Clock, Interval, Money, Vector, basket


class TestOperators(unittest.TestCase):
    def test_times_a_number(self):
        self.assertEqual(Vector(1, 2) * 3, Vector(3, 6))
        self.assertEqual((3 * Vector(1, 2)).y, 6)

    def test_length_of_a_product(self):
        self.assertEqual(abs(Vector(3, 4) * 2), 10)

    def test_length_of_a_quotient(self):
        self.assertEqual(abs(Vector(6, 8) / 2), 5)

    def test_length_of_a_difference_of_vectors(self):
        self.assertAlmostEqual(abs(Vector(4, 5) - Vector(1, 1)), 5)

    def test_plus_a_number(self):
        self.assertEqual(Vector(1, 2) + 10, Vector(11, 12))
        self.assertEqual((Vector(1, 2) - 1).x, 0)
        self.assertEqual(str(10 - Vector(1, 2)), "<9, 8>")

    def test_in_place(self):
        vector = Vector(1, 2)
        vector += 5
        self.assertEqual(abs(vector), 85**0.5)

    def test_sum(self):
        self.assertEqual(sum([Vector(1, 2), Vector(3, 4)]), Vector(4, 6))

    def test_dot_product_with_a_list(self):
        self.assertEqual(Vector(1, 2) @ [3, 4], 11)

    def test_minus(self):
        self.assertEqual(-Vector(1, 2) + 1, Vector(0, -1))

    def test_membership(self):
        self.assertIn(3, Interval(1, 5))
        self.assertNotIn(7, Interval(1, 5))

    def test_membership_in_what_a_function_gives(self):
        self.assertIn("milk", basket())
        self.assertNotIn("salt", basket())

    def test_growing(self):
        grown = Basket("bread") + "milk"
        self.assertEqual(len(grown), 2)
        grown += "salt"
        self.assertEqual(list(grown), ["bread", "milk", "salt"])

    def test_a_number_of_its_own(self):
        self.assertEqual(Money(2) + 1, 3)
        self.assertAlmostEqual(Money(2.5), 2.5)
        self.assertEqual(str(Money(2)), "2.00 €")

    def test_remainders(self):
        self.assertEqual(Clock(130) % 60, 10)
        self.assertEqual(divmod(Clock(130), 60), (2, 10))
        self.assertEqual(repr(Clock(1430) + 20), "00:10")
