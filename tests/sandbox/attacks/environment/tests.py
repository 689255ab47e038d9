import unittest
from solution import environment, paths


class TestEnvironment(unittest.TestCase):
    def test_is_empty(self):
        self.assertEqual(environment(), ({}, set()))

    def test_no_path_of_ours(self):
        self.assertEqual(paths(), [])
