import importlib
import sys
import unittest

import solution
import solution as again
from solution import bump


class TestImports(unittest.TestCase):
    def test_a_same_module(self):
        self.assertIs(solution, again)
        self.assertIs(solution.bump, bump)
        self.assertIs(sys.modules["solution"], solution)

    def test_b_state(self):
        before = solution.counter
        bump()
        again.bump()
        self.assertEqual(solution.counter, before + 2)

    def test_c_set_a_global(self):
        solution.counter = 100
        self.assertEqual(bump(), 101)

    def test_d_reload(self):
        solution.counter = 50
        importlib.reload(solution)
        self.assertEqual(solution.counter, 0)

    def test_e_inside(self):
        from solution import bump as inner

        self.assertGreater(inner(), 0)

    def test_f_import_module(self):
        module = importlib.import_module("solution")
        self.assertTrue(callable(module.bump))
        self.assertTrue(callable(__import__("solution").bump))

    def test_g_fresh(self):
        solution.counter = 7
        del sys.modules["solution"]
        import solution as fresh

        self.assertEqual(fresh.counter, 0)
