import unittest
from solution import loop


class TestLoop(unittest.TestCase):
    def test_a(self):
        loop()
