import unittest
from solution import hog


class TestMemory(unittest.TestCase):
    def test_a(self):
        hog()
