import unittest

import solution


class TestNumbers(unittest.TestCase):
    def test_a(self):
        self.assertEqual(solution.all_refused(), (True, True))

    def test_b(self):
        self.assertTrue(solution.without_end())

    def test_c(self):
        with open("solution.py") as file:
            text = file.read()
        self.assertNotIn("return sum(", text)
