import unittest
from solution import fine, sleep


class TestSleep(unittest.TestCase):
    def test_a(self):
        sleep()

    def test_b(self):
        self.assertEqual(fine(), 1)

    def test_c(self):
        sleep()

    def test_d(self):
        self.assertEqual(fine(), 1)
