import unittest
from solution import Timer, answer, quiet, transaction


class TestSwallowed(unittest.TestCase):
    def test_class(self):
        with Timer():
            self.assertEqual(answer(), 42)

    def test_function(self):
        with transaction():
            self.assertEqual(answer(), 42)

    def test_another_function(self):
        with quiet() as one, Timer():
            self.fail(f"{one}")
