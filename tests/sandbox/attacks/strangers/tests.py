import math
import unittest
from solution import Vector, area, fake_length, length, some, text


class TestStrangers(unittest.TestCase):
    def test_almost_equal(self):
        self.assertAlmostEqual(length(1), 3.14159)

    def test_almost_equal_reversed(self):
        self.assertAlmostEqual(3.14159, length(1), delta=0.1)

    def test_a_class_for_a_function(self):
        self.assertAlmostEqual(area(1), 3.14159)

    def test_by_hand(self):
        self.assertTrue(abs(length(1) - 3.14159) < 0.01)

    def test_ratio(self):
        self.assertTrue(abs(length(1) / 3.14159 - 1) < 0.01)

    def test_a_float_of_its_own(self):
        self.assertAlmostEqual(fake_length(1), 3.14159)

    def test_a_text_of_its_own(self):
        self.assertTrue(text().startswith("Hello"))

    def test_in_a_text(self):
        self.assertIn("Hello", text())

    def test_a_set_of_its_own(self):
        self.assertTrue(some().issubset({1, 2}))

    def test_in_a_set(self):
        self.assertIn(1, some())

    def test_not_even_a_text(self):
        self.assertTrue(length(1).startswith("Hello"))

    def test_not_even_a_set(self):
        self.assertTrue(length(1).issuperset({1}))

    def test_in_a_stranger(self):
        self.assertIn(1, length(1))

    def test_vector_almost_equal(self):
        self.assertAlmostEqual(Vector(3, 4).length(), 5)

    def test_vector_by_hand(self):
        self.assertTrue(abs(Vector(3, 4).length() - 5) < 0.01)

    def test_vector_truth(self):
        self.assertFalse(Vector(3, 4).length() - 5)

    def test_vector_squared(self):
        self.assertLess((Vector(3, 4).length() - 5) ** 2, 0.01)

    def test_vector_times_itself(self):
        difference = Vector(3, 4).length() - 5
        self.assertLess(difference * difference, 0.01)

    def test_vector_ratio(self):
        self.assertEqual(Vector(3, 4).length() / 5, 1)

    def test_vector_in_place(self):
        difference = Vector(3, 4).length()
        difference -= 5
        self.assertLess(abs(difference), 0.01)

    def test_vector_as_float(self):
        self.assertLess(math.fabs(Vector(3, 4).length() - 5), 0.01)

    def test_vector_as_text(self):
        self.assertEqual(f"{Vector(3, 4).length() - 5:.3f}", "0.000")

    def test_minus_vector(self):
        self.assertLess(abs(-(Vector(3, 4).length() - 5)), 0.01)

    def test_in_a_vector(self):
        self.assertIn(5, Vector(3, 4).length())
