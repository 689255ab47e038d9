import unittest
from unittest.mock import patch
import solution
from solution import factorial, flatten, forever, permutations


class TestRecursion(unittest.TestCase):
    def test_factorial(self):
        self.assertEqual(factorial(5), 120)
        self.assertEqual(len(str(factorial(100))), 158)

    def test_flatten(self):
        self.assertEqual(flatten([1, [2, [3, [4]]]]), [1, 2, 3, 4])

    def test_endless(self):
        with self.assertRaises(RecursionError):
            forever(0)

    def test_permutations(self):
        self.assertEqual(sorted(permutations("abc")), ["abc", "acb", "bac", "bca", "cab", "cba"])

    def test_calls_itself(self):
        with patch("solution.factorial", wraps=solution.factorial) as spy:
            solution.factorial(3)
        self.assertGreaterEqual(spy.call_count, 2)
