import unittest
from solution import bomb


class TestBomb(unittest.TestCase):
    def test_a(self):
        bomb()
