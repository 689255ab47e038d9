import dataclasses
import unittest
from solution import Cart, Point, Version


class TestDataclasses(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(Point(1, 2), Point(1, 2))
        self.assertNotEqual(Point(1, 2), Point(1))

    def test_repr(self):
        self.assertEqual(repr(Point(1)), "Point(x=1, y=0)")

    def test_keyword(self):
        self.assertEqual(Point(y=1, x=2).x, 2)

    def test_set(self):
        point = Point(1)
        point.y = 9
        self.assertEqual(point, Point(1, 9))

    def test_order(self):
        self.assertLess(Version(1), Version(1, 1))
        self.assertEqual(max(Version(2), Version(1, 9)), Version(2))

    def test_frozen(self):
        with self.assertRaises(dataclasses.FrozenInstanceError):
            Version(1).major = 2
        with self.assertRaises(AttributeError):
            Version(1).major = 2

    def test_hash(self):
        self.assertEqual(len({Version(1), Version(1)}), 1)
        with self.assertRaises(TypeError):
            hash(Point(1))

    def test_default_factory(self):
        first, second = Cart(), Cart()
        first.add("tea")
        self.assertEqual(first.items, ["tea"])
        self.assertEqual(second.items, [])

    def test_is_dataclass(self):
        self.assertTrue(dataclasses.is_dataclass(Point))
        self.assertTrue(dataclasses.is_dataclass(Point(1)))

    def test_asdict(self):
        self.assertEqual(dataclasses.asdict(Point(1, 2)), {"x": 1, "y": 2})

    def test_fields(self):
        self.assertEqual([each.name for each in dataclasses.fields(Point)], ["x", "y"])

    def test_replace(self):
        self.assertEqual(dataclasses.replace(Point(1, 2), x=5), Point(5, 2))
