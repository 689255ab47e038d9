import json
import unittest

import solution


class TestValues(unittest.TestCase):
    def test_a(self):
        self.assertEqual(solution.values(), [])

    def test_b(self):
        self.assertEqual(len(solution.classes()), 3)

    def test_number(self):
        self.assertEqual(solution.answer(), 42)

    def test_letter(self):
        self.assertEqual(solution.answer(), "a")

    def test_class(self):
        self.assertEqual(solution.answer(), ValueError)

    def test_another_class(self):
        self.assertEqual(solution.answer(), json.JSONDecodeError)

    def test_same_process(self):
        solution.values()
        self.assertEqual(solution.answer(), 42)
