import unittest
from solution import square


class TestSquare(unittest.TestCase):
    def test_all_right(self):
        for n in range(3):
            with self.subTest(n=n):
                self.assertEqual(square(n), n * n)

    def test_one_wrong(self):
        for n in range(5):
            with self.subTest("square", n=n):
                self.assertEqual(square(n), n * n)

    def test_error_inside(self):
        for value in (1, "x"):
            with self.subTest(value=value):
                square(value)
