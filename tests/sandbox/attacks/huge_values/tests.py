import unittest
from solution import fine, huge_int, huge_list, huge_text


class TestHuge(unittest.TestCase):
    def test_a_int(self):
        self.assertEqual(huge_int(), 1)

    def test_b_int_right(self):
        self.assertEqual(huge_int(), 10**200000)

    def test_c_text(self):
        self.assertEqual(huge_text(), "x")

    def test_d_list(self):
        self.assertEqual(huge_list(), [])

    def test_e_fine(self):
        self.assertEqual(fine(), 1)
