import unittest

from solution import answer


class TestMany(unittest.TestCase):
    pass


def right(self):
    self.assertEqual(answer(), 42)


for number in range(2001):
    setattr(TestMany, f"test_{number}", right)
