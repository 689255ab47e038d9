import collections
import fractions
import pickle
import unittest
from unittest.mock import MagicMock

import solution


class Expected:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other


class TestPickles(unittest.TestCase):
    def loaded(self, data):
        try:
            return pickle.loads(data)
        except Exception:
            return None

    def test_counters(self):
        self.loaded(solution.of_counters())
        self.assertEqual(solution.count("aa"), collections.Counter("b"))

    def test_fractions(self):
        self.loaded(solution.of_fractions())
        self.assertEqual(fractions.Fraction(1, 2), fractions.Fraction(1, 3))

    def test_of_the_tests(self):
        self.loaded(solution.of_the_tests())
        self.assertEqual(Expected(1), 2)

    def test_mocks(self):
        self.loaded(solution.of_mocks())
        callback = MagicMock()
        solution.call(callback)
        callback.assert_called_once_with(2)

    def test_getters(self):
        self.assertIsNotNone(self.loaded(solution.getters()))

    def test_plain(self):
        self.assertEqual(pickle.loads(solution.saved()), {"a": [1, (2, {3})], "b": 2.5})
