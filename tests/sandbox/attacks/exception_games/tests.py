import unittest
import solution


class TestExceptions(unittest.TestCase):
    def test_loop(self):
        solution.loop()

    def test_circle(self):
        solution.circle()

    def test_hidden(self):
        solution.hidden()

    def test_deep(self):
        solution.deep()

    def test_noted(self):
        solution.noted()

    def test_assertion(self):
        solution.assertion()
