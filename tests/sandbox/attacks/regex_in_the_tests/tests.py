import unittest
from solution import answer, fine


class TestRegex(unittest.TestCase):
    def test_a(self):
        self.assertRegex(answer(), r"^(a+)+$")

    def test_b(self):
        self.assertEqual(fine(), 1)
