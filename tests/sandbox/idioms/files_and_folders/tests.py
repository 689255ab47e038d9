import os
import shutil
import tempfile
import unittest
from pathlib import Path

import solution


class TestFolders(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())

    def tearDown(self):
        shutil.rmtree(self.folder)

    def test_list(self):
        for name in ("b.py", "a.py", "c.txt"):
            (self.folder / name).touch()
        self.assertEqual(solution.python_files(self.folder), ["a.py", "b.py"])

    def test_list_of_nothing(self):
        with self.assertRaises(FileNotFoundError):
            solution.python_files(self.folder / "nowhere")
        (self.folder / "file").write_text("")
        with self.assertRaises(NotADirectoryError):
            solution.python_files(self.folder / "file")

    def test_sizes(self):
        (self.folder / "a.txt").write_text("abc")
        (self.folder / "b.txt").write_bytes(bytes(10))
        (self.folder / "folder").mkdir()
        self.assertEqual(solution.sizes(self.folder), {"a.txt": 3, "b.txt": 10})

    def test_project(self):
        root = solution.make_project(str(self.folder))
        self.assertEqual(root, self.folder / "project")
        self.assertEqual((self.folder / "project" / "README.md").read_text(), "# Project\n")
        self.assertEqual(sorted(os.listdir(self.folder / "project")), ["README.md", "src"])
        self.assertEqual(
            solution.walk(str(self.folder / "project")), [(".", ["src"], ["README.md"]), ("src", [], ["main.py"])]
        )
        self.assertEqual(solution.find(self.folder, "*.py"), ["project/src/main.py"])
        self.assertEqual(solution.by_glob(str(self.folder)), ["README.md"])
        with self.assertRaises(FileExistsError):
            solution.make_project(str(self.folder))

    def test_backup(self):
        (self.folder / "a.txt").write_text("abc")
        made = solution.backup(self.folder / "a.txt")
        self.assertEqual(Path(made).read_text(), "abc")

    def test_rename(self):
        for name in ("a.txt", "b.txt"):
            (self.folder / name).write_text(name)
        solution.rename_all(self.folder, ".md")
        self.assertEqual(sorted(each.name for each in self.folder.iterdir()), ["a.md", "b.md"])
        self.assertEqual((self.folder / "a.md").read_text(), "a.txt")

    def test_remove_empty(self):
        (self.folder / "a" / "b" / "c").mkdir(parents=True)
        (self.folder / "a" / "file").touch()
        solution.remove_empty(str(self.folder))
        self.assertEqual(list((self.folder / "a").iterdir()), [self.folder / "a" / "file"])

    def test_exists(self):
        (self.folder / "file").touch()
        self.assertEqual(solution.exists(self.folder), (True, False, True))
        self.assertEqual(solution.exists(self.folder / "file"), (True, True, False))
        self.assertEqual(solution.exists(self.folder / "nothing"), (False, False, False))

    def test_working_folder(self):
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        self.assertEqual(solution.where(), before)
        (self.folder / "here.txt").write_text("here")
        os.chdir(self.folder)
        self.assertEqual(solution.read_here("here.txt"), "here")
        self.assertEqual(os.path.realpath(solution.where()), os.path.realpath(self.folder))

    def test_above(self):
        (self.folder / "inner").mkdir()
        (self.folder / "top.txt").write_text("top")
        self.assertEqual(solution.read_here(self.folder / "inner" / ".." / "top.txt"), "top")

    def test_clear(self):
        solution.make_project(self.folder)
        solution.clear(self.folder / "project")
        self.assertEqual(os.listdir(self.folder), [])

    def test_not_empty(self):
        (self.folder / "a").mkdir()
        (self.folder / "a" / "b").touch()
        with self.assertRaises(OSError):
            os.rmdir(self.folder / "a")

    def test_times_and_rights(self):
        path = self.folder / "a"
        path.touch()
        os.utime(path, (1000, 2000))
        self.assertEqual(os.path.getmtime(path), 2000)
        path.chmod(0o640)
        self.assertEqual(path.stat().st_mode & 0o777, 0o640)
        self.assertTrue(os.access(path, os.R_OK))
        self.assertFalse(path.is_symlink())
        self.assertEqual(path.resolve().name, "a")
        self.assertTrue(path.samefile(self.folder / "." / "a"))
