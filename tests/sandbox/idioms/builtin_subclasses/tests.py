import unittest
from solution import Bag, CaseInsensitive, Celsius, Name, Registry, Stack


class TestSubclasses(unittest.TestCase):
    def test_list(self):
        stack = Stack()
        stack.push(1)
        stack.append(2)
        self.assertEqual(stack, [1, 2])
        self.assertEqual(stack.peek(), 2)
        self.assertEqual(stack.pop(), 2)
        self.assertEqual(len(stack), 1)
        self.assertIsInstance(stack, list)
        stack.extend([5, 6])
        stack[0] = 9
        self.assertEqual(list(stack), [9, 5, 6])
        self.assertIn(5, stack)
        self.assertEqual(stack[1:], [5, 6])

    def test_made_with_items(self):
        self.assertEqual(Stack([1, 2]), [1, 2])
        self.assertTrue(Stack([1]))
        self.assertFalse(Stack())

    def test_dict(self):
        registry = Registry()
        registry.register("a").register("b")
        self.assertEqual(registry, {"a": 0, "b": 1})
        self.assertEqual(registry["b"], 1)
        self.assertIsInstance(registry, dict)
        registry["c"] = 7
        del registry["a"]
        self.assertEqual(sorted(registry), ["b", "c"])
        self.assertEqual(registry.get("zz", 3), 3)

    def test_float(self):
        self.assertAlmostEqual(Celsius(100).to_fahrenheit(), 212)
        self.assertEqual(Celsius(3), 3.0)
        self.assertEqual(Celsius(3) + 1, 4.0)

    def test_str(self):
        self.assertEqual(Name("ann").initial(), "a")
        self.assertEqual(Name("ann").upper(), "ANN")
        self.assertEqual(Name("ann"), "ann")

    def test_set(self):
        bag = Bag([1, 2])
        bag.add(3)
        self.assertEqual(bag, {1, 2, 3})

    def test_override(self):
        table = CaseInsensitive(a=1)
        self.assertEqual(table["A"], 1)
