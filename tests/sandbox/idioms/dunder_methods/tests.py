import unittest
from solution import Vector


class TestVector(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(Vector(1, 2), Vector(1, 2))
        self.assertNotEqual(Vector(1, 2), Vector(1, 3))

    def test_not_equal_to_a_tuple(self):
        self.assertNotEqual(Vector(1, 2), (1, 2))

    def test_order(self):
        self.assertLess(Vector(1, 1), Vector(3, 4))
        self.assertGreaterEqual(Vector(3, 4), Vector(1, 1))
        self.assertEqual(sorted([Vector(3, 4), Vector(1, 1)])[0], Vector(1, 1))
        self.assertEqual(max(Vector(3, 4), Vector(1, 1)), Vector(3, 4))

    def test_arithmetic(self):
        self.assertEqual(Vector(1, 2) + Vector(3, 4), Vector(4, 6))
        self.assertEqual(Vector(1, 2) * 3, Vector(3, 6))
        self.assertEqual(3 * Vector(1, 2), Vector(3, 6))
        self.assertEqual(-Vector(1, 2), Vector(-1, -2))
        self.assertEqual(abs(Vector(3, 4)), 5)
        self.assertEqual(sum([Vector(1, 1), Vector(2, 2)], Vector(0, 0)), Vector(3, 3))

    def test_text(self):
        self.assertEqual(repr(Vector(1, 2)), "Vector(1, 2)")
        self.assertEqual(str(Vector(1, 2)), "<1, 2>")
        self.assertEqual(f"{Vector(1, 2)}", "1|2")
        self.assertEqual(f"{Vector(1, 2):03d}", "001|002")
        self.assertEqual("%s" % (Vector(1, 2),), "<1, 2>")

    def test_container(self):
        vector = Vector(5, 6)
        self.assertEqual(len(vector), 2)
        self.assertEqual(vector[1], 6)
        self.assertEqual(vector[-1], 6)
        self.assertEqual(list(vector), [5, 6])
        self.assertIn(5, vector)
        self.assertNotIn(7, vector)
        self.assertEqual(tuple(vector), (5, 6))
        x, y = vector
        self.assertEqual((x, y), (5, 6))
        with self.assertRaises(IndexError):
            vector[2]

    def test_truth(self):
        self.assertTrue(Vector(1, 0))
        self.assertFalse(Vector(0, 0))

    def test_hash(self):
        self.assertEqual(len({Vector(1, 2), Vector(1, 2), Vector(2, 1)}), 2)
        self.assertEqual({Vector(1, 2): "a"}[Vector(1, 2)], "a")

    def test_call(self):
        self.assertEqual(Vector(1, 2)(10), 21)

    def test_context_manager(self):
        with Vector(1, 2) as vector:
            self.assertEqual(vector.x, 1)
        self.assertEqual(vector.x, 0)

    def test_in_a_list(self):
        self.assertEqual([Vector(1, 2), Vector(3, 4)], [Vector(1, 2), Vector(3, 4)])
        self.assertIn(Vector(1, 2), [Vector(0, 0), Vector(1, 2)])

    def test_unsupported(self):
        with self.assertRaises(TypeError):
            Vector(1, 2) - Vector(1, 2)
