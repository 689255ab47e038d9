import unittest
from solution import square


class TestSquare(unittest.TestCase):
    def test_squares(self):
        for n in range(5):
            with self.subTest(n=n):
                self.assertEqual(square(n), n * n)
