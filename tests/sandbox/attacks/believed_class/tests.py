import unittest

import solution
from solution import Vector

STUDENT_EQUALITY = ["Vector"]


class TestBelieved(unittest.TestCase):
    def test_vector(self):
        self.assertEqual(Vector(1, 2), (1, 2))

    def test_subclass(self):
        self.assertEqual(solution.area(1), 3.14)

    def test_subclass_is_close(self):
        self.assertAlmostEqual(solution.area(1), 3.14)

    def test_stranger(self):
        self.assertEqual(solution.length(1), 5)

    def test_stranger_is_close(self):
        self.assertAlmostEqual(solution.length(1), 5)
