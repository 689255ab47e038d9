import unittest

from solution import Money, Vector, price

STUDENT_EQUALITY = ["Vector", "Money"]  # these two may say that they equal a plain value


class TestEquality(unittest.TestCase):
    def test_tuple(self):
        self.assertEqual(Vector(1, 2), (1, 2))
        self.assertNotEqual(Vector(1, 2), (2, 1))

    def test_the_other_way_round(self):
        self.assertEqual((1, 2), Vector(1, 2))

    def test_in_a_list(self):
        self.assertIn((1, 2), [Vector(0, 0), Vector(1, 2)])
        self.assertEqual([Vector(1, 2)], [(1, 2)])

    def test_number(self):
        self.assertEqual(price(), 2.5)
        self.assertLess(price(), 3)
        self.assertTrue(price() < 3)

    def test_arithmetic(self):
        self.assertEqual(price() - 1, 1.5)
        self.assertEqual(price() + 1, Money(350))
        self.assertAlmostEqual(price(), 2.5)
        self.assertAlmostEqual(float(price()), 2.5)

    def test_wrong(self):
        with self.assertRaises(AssertionError):
            self.assertEqual(price(), 2.51)
