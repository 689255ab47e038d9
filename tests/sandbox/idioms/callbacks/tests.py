import unittest
from unittest.mock import MagicMock, Mock
from solution import apply, by, compose, notify, retry, safely


class Listener:
    def __init__(self):
        self.count = 0
        self.sent = []

    def send(self, text, urgent):
        self.count += 1
        self.sent.append((text, urgent))


class TestCallbacks(unittest.TestCase):
    def test_lambda(self):
        self.assertEqual(apply(lambda n: n + 1, 1), 2)

    def test_builtin(self):
        self.assertEqual(apply(len, "abc"), 3)
        self.assertEqual(apply(str.upper, "abc"), "ABC")
        self.assertEqual(apply(int, "12"), 12)

    def test_composed(self):
        self.assertEqual(compose(str.strip, len)("  ab "), 2)
        self.assertEqual(compose(lambda n: n + 1, lambda n: n * 2)(3), 8)

    def test_error_reaches_the_student(self):
        def fail():
            raise ValueError("from the test")

        self.assertEqual(safely(fail), "from the test")

    def test_error_comes_back(self):
        class Odd(Exception):
            pass

        def fail():
            raise Odd("mine")

        with self.assertRaises(Odd):
            safely(fail)

    def test_mock(self):
        function = MagicMock(side_effect=[OSError, OSError, "done"])
        self.assertEqual(retry(function, 3), "done")
        self.assertEqual(function.call_count, 3)

    def test_mock_called_with(self):
        function = Mock(return_value=7)
        self.assertEqual(apply(function, [1, 2]), 7)
        function.assert_called_once_with([1, 2])

    def test_key(self):
        self.assertEqual(by(lambda pair: pair[1], [(1, "b"), (2, "a")]), [(2, "a"), (1, "b")])

    def test_fake_object(self):
        listener = Listener()
        self.assertEqual(notify(listener, "hi"), 1)
        self.assertEqual(listener.sent, [("hi", True)])

    def test_mock_object(self):
        listener = Mock()
        listener.count = 5
        self.assertEqual(notify(listener, "hi"), 5)
        listener.send.assert_called_once_with("hi", urgent=True)

    def test_appending(self):
        seen = []
        apply(seen.append, 3)
        self.assertEqual(seen, [3])
