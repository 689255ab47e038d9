import unittest
from solution import poisoned, written, written_on_the_disk


class TestGains(unittest.TestCase):
    def test_written(self):
        self.assertEqual(written(), [])

    def test_nothing_is_imported_from_the_disk(self):
        self.assertTrue(written_on_the_disk())
        for name in ("usercustomize", "tests_of_another"):
            with self.assertRaises(ImportError):
                __import__(name)

    def test_poisoned(self):
        self.assertEqual(poisoned(), [])
