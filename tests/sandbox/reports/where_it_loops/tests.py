import unittest
from solution import outer


class TestLoop(unittest.TestCase):
    def test_loop(self):
        outer()
