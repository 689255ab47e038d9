import unittest
from solution import cyclic, deeper, nested, recurse


class TestDeep(unittest.TestCase):
    def test_a(self):
        with self.assertRaises(RecursionError):
            recurse()

    def test_b(self):
        self.assertEqual(nested(), [])

    def test_c(self):
        value = cyclic()
        self.assertIs(value[0], value)

    def test_d(self):
        deeper()
