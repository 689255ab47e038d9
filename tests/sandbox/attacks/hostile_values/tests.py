import unittest
from solution import endless_range, far, fine, not_a_number, quotient, signalling, tower


class TestValues(unittest.TestCase):
    def test_a_range(self):
        self.assertEqual(list(endless_range()), [1])

    def test_b_tower(self):
        self.assertEqual(int(tower()), 1)

    def test_c_quotient(self):
        self.assertAlmostEqual(quotient(), 1)

    def test_d_nan(self):
        self.assertEqual(not_a_number(), not_a_number())

    def test_e_nan_close(self):
        self.assertAlmostEqual(not_a_number(), 3.0)

    def test_f_signalling(self):
        self.assertEqual(signalling(), 1)

    def test_g_far(self):
        self.assertEqual(far() + far(), far())

    def test_h_fine(self):
        self.assertEqual(fine(), 1)
