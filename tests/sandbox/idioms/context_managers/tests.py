import unittest
from solution import Timer, tag


class TestContext(unittest.TestCase):
    def test_plain(self):
        with Timer() as timer:
            pass
        self.assertEqual(timer.events, ["in", "out"])

    def test_swallows(self):
        timer = Timer()
        with timer:
            raise ValueError("x")
        self.assertEqual(timer.events, ["in", "ValueError"])

    def test_lets_through(self):
        timer = Timer()
        with self.assertRaises(KeyError):
            with timer:
                raise KeyError("x")
        self.assertEqual(timer.events[-1], "KeyError")

    def test_generator_based(self):
        with tag("b", []) as name:
            self.assertEqual(name, "B")
