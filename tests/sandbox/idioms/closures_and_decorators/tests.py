import unittest
from unittest.mock import Mock
from solution import add_five, fib, hello, make_counter, memoize, repeat, slow, square, twice


class TestClosures(unittest.TestCase):
    def test_counter(self):
        first, second = make_counter(), make_counter()
        first()
        self.assertEqual(first(), 2)
        self.assertEqual(second(), 1)

    def test_decorating_a_test_function(self):
        seen = []

        @twice
        def record(value):
            "Records."
            seen.append(value)
            return len(seen)

        self.assertEqual(record(7), 2)
        self.assertEqual(seen, [7, 7])
        self.assertEqual(record.__name__, "record")
        self.assertEqual(record.__doc__, "Records.")

    def test_decorator_with_argument(self):
        @repeat(3)
        def shout(text):
            return text.upper()

        self.assertEqual(shout("a"), ["A", "A", "A"])

    def test_mock_decorated(self):
        function = Mock(return_value=4)
        cached = memoize(function)
        self.assertEqual(cached(1) + cached(1), 8)
        function.assert_called_once_with(1)

    def test_lru_cache(self):
        self.assertEqual(fib(80), 23416728348467685)
        self.assertGreater(fib.cache_info().hits, 0)
        fib.cache_clear()
        self.assertEqual(fib.cache_info().hits, 0)

    def test_function_attribute(self):
        slow(2)
        self.assertEqual(slow.cache, {2: 20})
        hello.calls = 0
        hello()
        hello()
        self.assertEqual(hello.calls, 2)

    def test_partial_and_lambda(self):
        self.assertEqual(add_five(1), 6)
        self.assertEqual(square(5), 25)
