import unittest
from solution import ConfigError, circle, custom_code, group, key, load, long_chain, notes, quiet, second


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

    def test_context(self):
        with self.assertRaises(RuntimeError) as caught:
            second()
        self.assertIsInstance(caught.exception.__context__, KeyError)
        self.assertIsNone(caught.exception.__cause__)

    def test_from_none(self):
        with self.assertRaises(ConfigError) as caught:
            quiet()
        self.assertIsNone(caught.exception.__cause__)
        self.assertTrue(caught.exception.__suppress_context__)

    def test_long_chain(self):
        with self.assertRaises(KeyError) as caught:
            long_chain(300)
        self.assertEqual(caught.exception.__context__.args, (299,))

    def test_circle(self):
        with self.assertRaises(ConfigError) as caught:
            circle()
        self.assertEqual(str(caught.exception.__context__), "other")
