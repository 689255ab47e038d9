import ast
import collections
import dataclasses
import datetime
import pickle
import textwrap
import timeit
import typing
import unittest
from decimal import Decimal
from unittest.mock import create_autospec

import solution
from solution import Point, Tag


class TestEvaluated(unittest.TestCase):
    def test_repr_of_an_object(self):
        self.assertEqual(eval(repr(Point(1, "b"))), Point(1, "b"))

    def test_repr_of_nested_objects(self):
        self.assertEqual(eval(repr(Tag(Point(1, 2), Point(3, -4.5)))).points[1].y, -4.5)

    def test_repr_of_values(self):
        self.assertEqual(eval(repr(solution.record())), solution.record())

    def test_repr_with_a_namespace(self):
        self.assertEqual(eval(repr(Point(1, 2)), {"Point": Point}).y, 2)

    def test_literal(self):
        self.assertEqual(ast.literal_eval(repr(solution.record()["words"])), ["a", ("b", -1, 2.5, None, True)])

    def test_hints(self):
        hints = typing.get_type_hints(solution.hinted)
        self.assertIs(hints["number"], int)
        self.assertEqual(hints["words"], list[str])
        self.assertIs(hints["return"], str)

    def test_formula(self):
        self.assertEqual(eval(solution.formula(3, 4)), 11)

    def test_formula_with_variables(self):
        self.assertEqual(eval("x" + solution.formula(3, 4)[1:], {"x": 3}), 11)

    def test_expected_by_eval(self):
        for text in ("2 + 3 * 4", "(1 + 2) ** 3", "7 // 2"):
            with self.subTest(text=text):
                self.assertEqual(solution.calculate(text), eval(text))

    def test_expected_by_a_text_of_parts(self):
        for a in range(3):
            self.assertEqual(solution.calculate(f"{a} + {a} * 2"), eval(f"{a} + {a} * 2"))

    def test_a_program_of_the_tests(self):
        space = {}
        solution.record()
        exec(
            textwrap.dedent("""
                def twice(x):
                    return [each * 2 for each in x]
            """),
            space,
        )
        self.assertEqual(space["twice"]([1]), [2])

    def test_made_classes(self):
        solution.record()
        Pair = collections.namedtuple("Pair", "left right")
        Row = dataclasses.make_dataclass("Row", ["number", "word"])
        self.assertEqual(solution.calculate("1 + 1"), Pair(2, Row(1, "a")).left)

    def test_autospec(self):
        fake = create_autospec(solution.hinted, return_value="c")
        self.assertEqual(fake(1, ["a"]), "c")
        with self.assertRaises(TypeError):
            fake()

    def test_timed(self):
        self.assertLess(timeit.timeit(lambda: solution.calculate("1"), number=2), 5)

    def test_pickled_values(self):
        self.assertEqual(pickle.loads(solution.saved(solution.record())), solution.record())
        self.assertEqual(pickle.loads(pickle.dumps([datetime.date(2024, 1, 1), Decimal(2)]))[1], 2)

    def test_late_import(self):
        solution.record()
        import colorsys

        self.assertEqual(colorsys.rgb_to_hsv(0, 0, 0), (0.0, 0.0, 0))
