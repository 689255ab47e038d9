import inspect
import unittest
from abc import ABC
from solution import Shape, Square, total


class TestAbstract(unittest.TestCase):
    def test_cannot_be_made(self):
        with self.assertRaises(TypeError):
            Shape()

    def test_subclass(self):
        self.assertEqual(Square(3).area(), 9)
        self.assertEqual(Square(3).describe(), "area 9")
        self.assertTrue(issubclass(Square, Shape))

    def test_is_abstract(self):
        self.assertTrue(inspect.isabstract(Shape))
        self.assertFalse(inspect.isabstract(Square))

    def test_is_abc(self):
        self.assertTrue(issubclass(Shape, ABC))

    def test_own_subclass(self):
        class Circle(Shape):
            def __init__(self, radius):
                self.radius = radius

            def area(self):
                return 3 * self.radius**2

        circle = Circle(2)
        self.assertEqual(circle.area(), 12)
        self.assertEqual(circle.describe(), "area 12")
        self.assertEqual(total([circle, Square(1)]), 13)
        self.assertIsInstance(circle, Shape)

    def test_unfinished_subclass(self):
        class Blob(Shape):
            pass

        with self.assertRaises(TypeError):
            Blob()
