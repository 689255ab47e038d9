import unittest
from solution import base, leave, leave_too, stop_iteration


class TestExit(unittest.TestCase):
    def test_a(self):
        leave()

    def test_b(self):
        leave_too()

    def test_c(self):
        stop_iteration()

    def test_d(self):
        base()
