import unittest
import solution


class TestLoop(unittest.TestCase):
    def test_a(self):
        pass

    def test_b(self):
        pass
