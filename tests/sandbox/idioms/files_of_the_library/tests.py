import contextlib
import filecmp
import io
import os
import tempfile
import unittest
import zipfile
from pathlib import Path
from unittest.mock import patch

import solution
from solution import Store


class TestLibrary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))

    def test_settings(self):
        path = self.folder / "settings.ini"
        path.write_text("[window]\nwidth = 80\n")
        self.assertEqual(solution.settings(path), {"window": {"width": "80"}})

    def test_zip(self):
        path = self.folder / "a.zip"
        solution.pack(path, {"a.txt": "A", "b/c.txt": "C"})
        self.assertEqual(solution.packed(path), {"a.txt": "A", "b/c.txt": "C"})
        self.assertTrue(zipfile.is_zipfile(path))

    def test_gzip(self):
        path = str(self.folder / "a.gz")
        solution.compress(path, "text" * 1000)
        self.assertEqual(solution.decompress(path), "text" * 1000)
        self.assertLess(os.path.getsize(path), 1000)

    def test_pickle(self):
        path = str(self.folder / "a.pickle")
        solution.remember(path, {"a": (1, 2)})
        self.assertEqual(solution.recall(path), {"a": (1, 2)})

    def test_scratch(self):
        self.assertEqual(solution.scratch(), ("scratch", False))

    def test_log(self):
        path = self.folder / "a.log"
        solution.log_to(path, "careful")
        self.assertEqual(path.read_text(), "WARNING careful\n")

    def test_quiet(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            solution.quietly(lambda: None)
        self.assertEqual(out.getvalue(), "")

    def test_fileinput(self):
        for name, text in (("x", "a\nbbb\n"), ("y", "cc\n")):
            (self.folder / name).write_text(text)
        self.assertEqual(solution.longest([str(self.folder / "x"), str(self.folder / "y")]), "bbb")

    def test_compare(self):
        for name in ("p", "q"):
            (self.folder / name).write_text("same")
        self.assertTrue(filecmp.cmp(self.folder / "p", self.folder / "q", shallow=False))

    def test_store(self):
        path = self.folder / "store.json"
        Store(path).add("a", 1)
        again = Store(path)
        self.assertEqual(again.items, {"a": 1})

    def test_patched_open_over_it(self):
        with patch("builtins.open", side_effect=PermissionError("no")), self.assertRaises(PermissionError):
            solution.recall("x")
        with self.assertRaises(FileNotFoundError):
            solution.recall("x")

    def test_patched_exists(self):
        with patch("os.path.exists", return_value=False):
            self.assertEqual(Store(self.folder / "store.json").items, {})
