import unittest
import solution


class TestSteering(unittest.TestCase):
    def test_should_stop(self):
        solution.should_stop()

    def test_unexpected(self):
        solution.unexpected()

    def test_skip(self):
        solution.skip()

    def test_group(self):
        solution.group()

    def test_in_disguise(self):
        solution.in_disguise()
