import unittest
from solution import ConfigError, custom_code, group, key, load, notes


class TestChains(unittest.TestCase):
    def test_cause(self):
        with self.assertRaises(ConfigError) as caught:
            load("x")
        self.assertIsInstance(caught.exception.__cause__, ValueError)

    def test_notes(self):
        with self.assertRaises(ValueError) as caught:
            notes()
        self.assertEqual(caught.exception.__notes__, ["a note"])

    def test_group(self):
        with self.assertRaises(ExceptionGroup) as caught:
            group()
        self.assertEqual(len(caught.exception.exceptions), 2)

    def test_os_error(self):
        with self.assertRaises(FileNotFoundError) as caught:
            custom_code()
        self.assertEqual(caught.exception.errno, 2)

    def test_key_error(self):
        with self.assertRaises(KeyError) as caught:
            key()
        self.assertEqual(caught.exception.args[0], "missing")
        self.assertEqual(str(caught.exception), "'missing'")
