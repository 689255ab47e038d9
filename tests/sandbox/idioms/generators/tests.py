import inspect
import itertools
import types
import unittest
from solution import Countdown, count, doubled, forever, squares


class TestGenerators(unittest.TestCase):
    def test_list(self):
        self.assertEqual(list(count(3)), [0, 1, 2])

    def test_next(self):
        numbers = count(1)
        self.assertEqual(next(numbers), 0)
        with self.assertRaises(StopIteration):
            next(numbers)

    def test_default(self):
        self.assertEqual(next(count(0), "none"), "none")

    def test_endless(self):
        self.assertEqual(list(itertools.islice(forever(), 3)), [0, 1, 2])

    def test_send(self):
        numbers = forever()
        next(numbers)
        self.assertEqual(numbers.send(10), 10)

    def test_is_generator(self):
        self.assertTrue(inspect.isgenerator(count(1)))
        self.assertIsInstance(count(1), types.GeneratorType)
        self.assertTrue(inspect.isgeneratorfunction(count))

    def test_expression(self):
        self.assertEqual(sum(squares([1, 2, 3])), 14)

    def test_map(self):
        self.assertEqual(list(doubled([1, 2])), [2, 4])
        self.assertNotIsInstance(doubled([1]), list)

    def test_iterator_class(self):
        self.assertEqual(list(Countdown(3)), [2, 1, 0])
        countdown = Countdown(1)
        self.assertIs(iter(countdown), countdown)
        self.assertEqual(next(countdown), 0)

    def test_loop(self):
        seen = []
        for number in count(10):
            if number == 3:
                break
            seen.append(number)
        self.assertEqual(seen, [0, 1, 2])

    def test_close(self):
        numbers = forever()
        next(numbers)
        numbers.close()
        with self.assertRaises(StopIteration):
            next(numbers)
