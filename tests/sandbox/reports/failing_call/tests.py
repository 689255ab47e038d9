import unittest
from solution import add, fail, names, sort


class TestAdd(unittest.TestCase):
    def test_z_first_in_the_file(self):
        self.assertEqual(add(40, 2), 42)

    def test_expected_first(self):
        self.assertEqual(42, add(40, b=2))

    def test_in(self):
        self.assertIn("c", names())

    def test_true(self):
        self.assertTrue(add(1, 1))

    def test_arguments_as_they_were(self):
        items = [3, 1]
        self.assertEqual(sort(items), [1, 3])

    def test_own_traceback(self):
        fail(7)

    def test_not_raised(self):
        with self.assertRaises(ValueError):
            add(1, 2)
