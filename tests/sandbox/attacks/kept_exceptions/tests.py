import unittest

import solution


class TestAnswers(unittest.TestCase):
    def test_a(self):
        with solution.Timer():
            if solution.bonus() is None:
                self.skipTest("the bonus is not there")

    def test_b(self):
        def check():
            if solution.bonus() is None:
                self.skipTest("the bonus is not there")

        solution.call(check)

    def test_c(self):
        self.assertEqual(solution.answer(), 42)

    def test_d(self):
        self.assertEqual(solution.another_answer(), 42)

    def test_e(self):
        self.assertEqual(solution.shy(), 42)
