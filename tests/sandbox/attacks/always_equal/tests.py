import unittest
from solution import answer


class TestAnswer(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(answer(), 42)

    def test_equal_turned(self):
        self.assertEqual(42, answer())

    def test_almost_equal(self):
        self.assertAlmostEqual(answer(), 42.0)

    def test_greater(self):
        self.assertGreater(answer(), 41)

    def test_in(self):
        self.assertIn(answer(), [41, 42])

    def test_contains(self):
        self.assertIn(42, answer())

    def test_by_hand(self):
        self.assertTrue(abs(answer() - 42) < 0.1)

    def test_operator(self):
        self.assertTrue(answer() == 42)

    def test_nested(self):
        self.assertEqual([answer()], [42])

    def test_in_a_set(self):
        self.assertIn(answer(), {42})

    def test_is_instance(self):
        self.assertIsInstance(answer(), int)
