import calendar
import colorsys
import statistics
import textwrap
import tomllib
import unittest
import xml.etree.ElementTree as ElementTree

import solution


class TestImports(unittest.TestCase):
    def test_graphlib(self):
        self.assertEqual(solution.order({"b": ["a"], "c": ["b"]}), ["a", "b", "c"])

    def test_tomllib(self):
        self.assertEqual(solution.toml('a = 1\n[b]\nc = "d"'), tomllib.loads('a = 1\n[b]\nc = "d"'))

    def test_xml(self):
        text = "<books><book><title>One</title></book><book><title>Two</title></book></books>"
        self.assertEqual(solution.titles(text), [each.text for each in ElementTree.fromstring(text).iter("title")])

    def test_compression(self):
        self.assertEqual(solution.packed(b"abc" * 100), [b"abc" * 100] * 3)

    def test_hashes(self):
        sha, md5 = solution.digest("hello")
        self.assertTrue(sha.startswith("2cf24dba"))
        self.assertTrue(md5.startswith("5d41402a"))

    def test_sqlite(self):
        self.assertEqual(solution.total([1, 2, 3]), 6)

    def test_shlex(self):
        self.assertEqual(solution.words('copy "a b" c'), ["copy", "a b", "c"])

    def test_urls(self):
        self.assertEqual(solution.query("http://x/?a=1&b=2"), {"a": ["1"], "b": ["2"]})

    def test_argparse(self):
        self.assertEqual(solution.options(["--count", "3"]), 3)

    def test_wrong_option(self):
        with self.assertRaises(SystemExit):
            solution.options(["--count", "x"])

    def test_networks(self):
        self.assertEqual(solution.network("10.0.0.0/24"), 256)

    def test_import_in_a_function(self):
        hsv, encoded, name = solution.late()
        self.assertEqual(hsv, colorsys.rgb_to_hsv(1, 0, 0))
        self.assertEqual(encoded, b"\xe9")
        self.assertEqual(name, "cp1252")

    def test_sched(self):
        self.assertEqual(solution.scheduled(), ["a", "b"])

    def test_pickle_of_their_own(self):
        self.assertEqual(solution.kept({"a": [1, (2, 3)]}), {"a": [1, (2, 3)]})

    def test_an_unknown_module(self):
        with self.assertRaises(ModuleNotFoundError):
            __import__("no_such_module_anywhere")

    def test_our_own(self):
        self.assertEqual(statistics.mean([1, 2, 3]), 2)
        self.assertEqual(textwrap.dedent("  a"), "a")
        self.assertTrue(calendar.isleap(2024))
