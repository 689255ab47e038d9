import asyncio
import unittest

import solution
from solution import Cart, Matrix, Observer, Undo


class TestShared(unittest.TestCase):
    def test_returned_list_is_watched(self):
        cart = Cart()
        items = cart.items()
        cart.add("apple")
        self.assertEqual(items, ["apple"])
        cart.add("pear")
        self.assertEqual(items, ["apple", "pear"])

    def test_returned_list_is_changed_here(self):
        cart = Cart()
        cart.items().append("stolen")
        self.assertEqual(cart.copy_of_items(), ["stolen"])

    def test_returned_dict(self):
        cart = Cart()
        prices = cart.prices()
        cart.add("apple", 3)
        self.assertEqual(prices, {"apple": 3})

    def test_the_same_object_again(self):
        cart = Cart()
        self.assertIs(cart.items(), cart.items())
        self.assertIs(cart["items"], cart.items())
        self.assertIsNot(cart.copy_of_items(), cart.copy_of_items())

    def test_a_copy_stays_a_copy(self):
        cart = Cart()
        items = cart.copy_of_items()
        cart.add("apple")
        self.assertEqual(items, [])
        items.append("x")
        self.assertEqual(cart.items(), ["apple"])

    def test_argument_that_is_kept(self):
        items = ["a"]
        cart = Cart(items)
        cart.add("b")
        self.assertEqual(items, ["a", "b"])
        items.append("c")
        self.assertEqual(cart.copy_of_items(), ["a", "b", "c"])

    def test_undo(self):
        document = []
        undo = Undo(document)
        undo.write("one")
        undo.write("two")
        self.assertEqual(document, ["one", "two"])
        undo.undo()
        self.assertEqual(document, ["one"])

    def test_observers(self):
        first, second = [], []
        observer = Observer()
        observer.watch(first)
        observer.tell("a")
        observer.watch(second)
        observer.tell("b")
        self.assertEqual((first, second), (["a", "b"], ["b"]))

    def test_nested(self):
        rows = [[1, 2], [3, 4]]
        matrix = Matrix(rows)
        matrix.transpose()
        self.assertEqual(rows, [[1, 3], [2, 4]])
        matrix.transpose()
        self.assertEqual(rows, [[1, 2], [3, 4]])

    def test_module_list(self):
        log = solution.log("a")
        solution.log("b")
        self.assertEqual(log[-2:], ["a", "b"])
        self.assertIs(solution.LOG, log)

    def test_cached(self):
        solution.table()["b"] = 2
        self.assertEqual(solution.table(), {"a": 1, "b": 2})

    def test_generator_takes_from_it(self):
        queue = [1, 2, 3]
        taking = solution.drain(queue)
        self.assertEqual(next(taking), 1)
        self.assertEqual(queue, [2, 3])
        queue.append(4)
        self.assertEqual(list(taking), [2, 3, 4])
        self.assertEqual(queue, [])

    def test_coroutine_fills_it(self):
        target = []
        asyncio.run(solution.fill(target, 3))
        self.assertEqual(target, [0, 1, 2])

    def test_mutable_default(self):
        self.assertIs(solution.remember(1), solution.remember(2))

    def test_fresh_answers_are_no_part_of_it(self):
        first = solution.doubled([1])
        second = solution.doubled([1])
        self.assertIsNot(first, second)
        first.append(5)
        self.assertEqual(second, [2])

    def test_identity_of_arguments(self):
        values = [1]
        self.assertIs(solution.same(values), values)

    def test_one_counter(self):
        counter = solution.count("a")
        solution.count("a")
        solution.count("b")
        self.assertEqual(counter, {"a": 2, "b": 1})
