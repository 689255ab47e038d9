import unittest
from solution import assertion, fail


class TestLiar(unittest.TestCase):
    def test_a(self):
        fail()

    def test_b(self):
        with self.assertRaises(ValueError):
            fail()

    def test_c(self):
        assertion()
