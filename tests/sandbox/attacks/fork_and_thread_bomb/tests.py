import unittest
from solution import forks, threads


class TestBombs(unittest.TestCase):
    def test_forks(self):
        self.assertEqual(forks(), 0)

    def test_threads(self):
        self.assertTrue(threads())
