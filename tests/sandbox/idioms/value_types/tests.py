import unittest
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import solution


class TestValues(unittest.TestCase):
    def test_echo(self):
        for value in (
            1, -1, 2**200, 1.5, float("inf"), "text", "söme ünïcode ☃", b"bytes", bytearray(b"x"), True, None, ..., 1j,
            (1, 2), [1, [2]], {"a": {"b": 1}}, {1: "a", (1, 2): "b"}, {1, 2}, frozenset({1}), range(3), "", [], {},
        ):
            got = solution.echo(value)
            self.assertEqual(got, value)
            self.assertIs(type(got), type(value))

    def test_counter(self):
        self.assertEqual(solution.words("a b a"), Counter(a=2, b=1))
        self.assertEqual(solution.words("a b a"), {"a": 2, "b": 1})
        self.assertIsInstance(solution.words("a"), Counter)
        self.assertEqual(solution.words("a b a").most_common(1), [("a", 2)])

    def test_defaultdict(self):
        found = solution.grouped(["ab", "ac", "b"])
        self.assertEqual(found, {"a": ["ab", "ac"], "b": ["b"]})
        self.assertIsInstance(found, defaultdict)
        self.assertEqual(found["new"], [])

    def test_decimal(self):
        self.assertEqual(solution.money(), Decimal("0.30"))

    def test_fraction(self):
        self.assertEqual(solution.half(), Fraction(1, 2))
        self.assertEqual(solution.half(), 0.5)

    def test_namedtuple(self):
        self.assertEqual(solution.point(), (1, 2))
        self.assertEqual(solution.point().x, 1)
        self.assertEqual(solution.point(), solution.Point(1, 2))
        self.assertEqual(solution.Point(x=3, y=4)._asdict(), {"x": 3, "y": 4})
        self.assertIsInstance(solution.point(), tuple)
        x, y = solution.point()
        self.assertEqual((x, y), (1, 2))
        self.assertEqual(repr(solution.point()), "Point(x=1, y=2)")

    def test_dates(self):
        self.assertEqual(solution.tomorrow(date(2024, 2, 28)), date(2024, 2, 29))
        self.assertEqual(solution.tomorrow(datetime(2024, 12, 31, 8)), datetime(2025, 1, 1, 8))
        self.assertEqual(solution.echo(timedelta(hours=3)), timedelta(hours=3))

    def test_ordered(self):
        self.assertEqual(solution.ordered(), OrderedDict([("b", 1), ("a", 2)]))
        self.assertNotEqual(solution.ordered(), OrderedDict([("a", 2), ("b", 1)]))

    def test_deque(self):
        self.assertEqual(solution.queue(), deque([1, 2, 3]))
        self.assertEqual(solution.queue().maxlen, 3)

    def test_not_a_number(self):
        self.assertNotEqual(solution.echo(float("nan")), solution.echo(float("nan")))

    def test_types(self):
        self.assertIs(solution.echo(int), int)
        self.assertIs(type(solution.echo(1.0)), float)
