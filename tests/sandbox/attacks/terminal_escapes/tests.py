import unittest
from solution import shout


class TestShout(unittest.TestCase):
    def test_a(self):
        shout()
