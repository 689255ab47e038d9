import unittest
from solution import is_even

CASES = {"two": (2, True), "three": (3, False), "zero": (0, True)}


class TestGenerated(unittest.TestCase):
    pass


def added(number, expected):
    def test(self):
        self.assertEqual(is_even(number), expected)

    return test


for name, (number, expected) in CASES.items():
    setattr(TestGenerated, f"test_{name}", added(number, expected))


class Base:
    number = 0

    def test_number(self):
        self.assertTrue(is_even(self.number))


class TestFour(Base, unittest.TestCase):
    number = 4


class TestFive(Base, unittest.TestCase):
    number = 5
