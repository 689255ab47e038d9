import inspect
import unittest
import solution
from solution import Shape, add, recursive


class TestInspection(unittest.TestCase):
    def test_signature(self):
        self.assertEqual(str(inspect.signature(add)), "(first: int, second: int = 2, *rest, loud: bool = False) -> int")
        self.assertEqual(list(inspect.signature(Shape.area).parameters), ["self", "scale"])

    def test_source(self):
        self.assertIn("first + second", inspect.getsource(add))
        self.assertEqual(inspect.getsource(recursive).count("recursive"), 2)

    def test_class_source(self):
        self.assertTrue(inspect.getsource(Shape).startswith("class Shape:"))

    def test_module_source(self):
        self.assertIn("def add", inspect.getsource(solution))

    def test_doc(self):
        self.assertEqual(add.__doc__, "Adds.")
        self.assertEqual(Shape.__doc__, "A shape.")
        self.assertEqual(solution.__doc__, "A module's own words.")

    def test_kinds(self):
        self.assertTrue(inspect.isfunction(add))
        self.assertTrue(inspect.isclass(Shape))
        self.assertTrue(callable(add))
        self.assertTrue(inspect.ismodule(solution))

    def test_names(self):
        self.assertEqual(add.__name__, "add")
        self.assertEqual(add.__module__, "solution")
        self.assertEqual(solution.__name__, "solution")
        self.assertIn("Shape", dir(solution))

    def test_annotations(self):
        self.assertEqual(add.__annotations__["return"], int)

    def test_defaults(self):
        self.assertEqual(add.__defaults__, (2,))

    def test_hasattr(self):
        self.assertTrue(hasattr(solution, "add"))
        self.assertFalse(hasattr(solution, "subtract"))
