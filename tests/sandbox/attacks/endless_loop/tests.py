import unittest
from solution import good, loop


class TestLoop(unittest.TestCase):
    def test_a_good(self):
        self.assertEqual(good(), 1)

    def test_b_loop(self):
        self.assertEqual(loop(), 1)

    def test_c_good(self):
        self.assertEqual(good(), 1)
