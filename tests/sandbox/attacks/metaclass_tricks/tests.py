import math
import unittest
from solution import magic, magic_class


class TestMagic(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(magic(), 42)

    def test_int(self):
        self.assertEqual(int(magic()), 42)

    def test_is_instance(self):
        self.assertIsInstance(magic(), int)

    def test_close(self):
        self.assertTrue(math.isclose(magic(), 42))

    def test_class_equal(self):
        self.assertEqual(magic_class(), str)

    def test_class_of_builtin(self):
        self.assertIsInstance(3, magic_class())
