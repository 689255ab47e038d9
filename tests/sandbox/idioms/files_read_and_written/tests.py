import io
import os
import tempfile
import unittest
from pathlib import Path

import solution
from solution import append, copy, create, first_and_last, line_count, load_json, load_scores, numbered, save_scores


class TestReading(unittest.TestCase):
    def setUp(self):
        with open("data.txt", "w") as file:
            file.write("one\ntwo three\nfour\n")
        self.addCleanup(os.remove, "data.txt")

    def test_lines(self):
        self.assertEqual(line_count("data.txt"), 3)

    def test_words(self):
        self.assertEqual(solution.words("data.txt"), ["one", "two", "three", "four"])

    def test_by_path(self):
        self.assertEqual(line_count(Path("data.txt")), 3)

    def test_absolute(self):
        self.assertEqual(line_count(os.path.abspath("data.txt")), 3)

    def test_missing(self):
        with self.assertRaises(FileNotFoundError) as caught:
            line_count("missing.txt")
        self.assertEqual(caught.exception.filename, "missing.txt")
        self.assertIn("No such file", str(caught.exception))

    def test_missing_is_handled(self):
        self.assertEqual(solution.read_or_default("missing.txt"), "no missing.txt")

    def test_a_folder(self):
        with self.assertRaises(IsADirectoryError):
            line_count(".")

    def test_bytes(self):
        self.assertEqual(first_and_last("data.txt"), (b"one\n", 17, b"r\n"))

    def test_in_place(self):
        numbered("data.txt")
        self.assertEqual(Path("data.txt").read_text(), "1 one\n2 two three\n3 four\n")

    def test_our_file_object(self):
        with open("data.txt") as file:
            self.assertEqual(solution.lines_of(file), ["one", "two three", "four"])

    def test_their_file_object(self):
        with solution.open_it("data.txt") as file:
            self.assertEqual(file.readline(), "one\n")
            self.assertEqual(list(file), ["two three\n", "four\n"])
        self.assertTrue(file.closed)

    def test_encoding(self):
        Path("umlaut.txt").write_text("äöü ß", encoding="utf-8")
        self.assertEqual(solution.words("umlaut.txt"), ["äöü", "ß"])
        Path("umlaut.txt").write_bytes(b"\xff\xfe")
        with self.assertRaises(UnicodeDecodeError):
            solution.words("umlaut.txt")
        os.remove("umlaut.txt")


class TestWriting(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "out.txt")

    def read(self):
        with open(self.path) as file:
            return file.read()

    def test_csv(self):
        save_scores(self.path, {"Ada": 3, "Bob, jr": 5})
        self.assertEqual(self.read().splitlines(), ["name,score", "Ada,3", '"Bob, jr",5'])
        self.assertEqual(load_scores(self.path), {"Ada": 3, "Bob, jr": 5})

    def test_json(self):
        solution.save_json(self.path, {"a": [1, None]})
        self.assertEqual(load_json(self.path), {"a": [1, None]})

    def test_append(self):
        append(self.path, "a")
        append(self.path, "b")
        self.assertEqual(self.read(), "a\nb\n")

    def test_not_closed(self):
        solution.write_without_closing(self.path)
        self.assertEqual(self.read(), "done")

    def test_many_lines(self):
        solution.write_lines(self.path, range(20000))
        self.assertEqual(len(self.read().splitlines()), 20000)
        self.assertEqual(line_count(self.path), 20000)

    def test_copy(self):
        Path(self.path).write_bytes(bytes(range(256)))
        copy(self.path, self.path + ".copy")
        self.assertEqual(Path(self.path + ".copy").read_bytes(), bytes(range(256)))

    def test_create(self):
        create(self.path)
        self.assertEqual(self.read(), "new")
        with self.assertRaises(FileExistsError):
            create(self.path)

    def test_no_folder(self):
        with self.assertRaises(FileNotFoundError):
            create(os.path.join(self.path, "nowhere", "x.txt"))

    def test_our_file_object(self):
        with open(self.path, "w") as file:
            solution.write_to(file)
        self.assertEqual(self.read(), "one\ntwo\n")

    def test_a_stream(self):
        stream = io.StringIO()
        solution.write_to(stream)
        self.assertEqual(stream.getvalue(), "one\ntwo\n")

    def test_named_temporary_file(self):
        with tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
            file.write("a\nb\n")
            file.flush()
            self.assertEqual(line_count(file.name), 2)
            append(file.name, "c")
            file.seek(0)
            self.assertEqual(file.read(), "a\nb\nc\n")
        self.assertFalse(os.path.exists(file.name))

    def test_mkstemp(self):
        number, path = tempfile.mkstemp(text=True)
        with os.fdopen(number, "w") as file:
            file.write("x\n")
        self.assertEqual(line_count(path), 1)
        os.unlink(path)

    def test_log(self):
        solution.log("first")
        solution.log("second")
        with open("program.log") as file:
            self.assertEqual(file.read().splitlines(), ["first", "second"])
        os.remove("program.log")
