import platform
import unittest
from solution import limits, signals, succeeded


class TestCalls(unittest.TestCase):
    @unittest.skipUnless(platform.machine() == "x86_64", "the numbers are x86-64's")
    def test_calls(self):
        self.assertEqual(succeeded(), [])

    def test_signals(self):
        self.assertEqual(signals(), [])

    def test_limits(self):
        self.assertEqual(limits(), [])
