import unittest
from solution import chain, fail


class TestError(unittest.TestCase):
    def test_a(self):
        fail()

    def test_b(self):
        chain()
