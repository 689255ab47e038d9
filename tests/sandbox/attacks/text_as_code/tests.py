import code
import inspect
import pickle
import runpy
import types
import typing
import unittest

import solution

EXPECTED = 42


def forget():
    raise AssertionError("a function of the tests was called")


class TestText(unittest.TestCase):
    def test_a_repr(self):
        self.assertEqual(eval(repr(solution.Point())).x, 1)

    def test_a_source(self):
        exec(inspect.getsource(solution.text), {})

    def test_a_compiled_source(self):
        exec(compile(inspect.getsource(solution), "solution.py", "exec"), {})

    def test_an_interpreter(self):
        interpreter = code.InteractiveInterpreter()
        self.assertTrue(interpreter.runcode(compile(solution.FORGE, "<input>", "exec")) is NotImplemented)

    def test_annotations(self):
        self.assertEqual(typing.get_type_hints(solution.hinted), {"value": int})

    def test_evaluated_signature(self):
        self.assertEqual(inspect.signature(solution.hinted, eval_str=True).parameters["value"].annotation, int)

    def test_a_pickle(self):
        self.assertEqual(pickle.loads(solution.pickled()), 42)

    def test_a_name_in_a_pickle(self):
        self.assertEqual(pickle.loads(solution.pickled_name()), int)

    def test_formula(self):
        self.assertEqual(eval(solution.formula()), EXPECTED)

    def test_formula_of_a_local(self):
        expected = 42
        self.assertEqual(eval(solution.secret_formula()), expected)

    def test_assignment(self):
        self.assertEqual(eval(solution.assigning()), 0)

    def test_a_function_of_the_tests(self):
        eval(solution.calling())

    def test_attributes(self):
        self.assertTrue(eval(solution.attributes()))

    def test_comprehension(self):
        self.assertEqual(eval(solution.comprehension()), 42)

    def test_zz_nothing_was_forged(self):
        self.assertEqual(solution.text(1), EXPECTED)
