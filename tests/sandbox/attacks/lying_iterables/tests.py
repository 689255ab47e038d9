import unittest
from solution import fickle, odd


class TestIterables(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(fickle(), [42])

    def test_list_equal(self):
        self.assertListEqual(fickle(), [42])

    def test_sequence(self):
        self.assertSequenceEqual(fickle(), [43])

    def test_set(self):
        self.assertEqual({fickle()}, {42})

    def test_length(self):
        self.assertEqual(len(odd()), 1)

    def test_truth(self):
        self.assertTrue(odd())

    def test_index(self):
        self.assertEqual([1, 2, 3][odd()], 2)

    def test_iteration(self):
        self.assertEqual(list(odd()), [42])

    def test_hash(self):
        self.assertIn(odd(), {42})

    def test_text(self):
        self.assertEqual(str(odd()), "42")
