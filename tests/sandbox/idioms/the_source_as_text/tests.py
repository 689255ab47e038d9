import ast
import inspect
import os
import tokenize
import unittest
from pathlib import Path

import solution


class TestSource(unittest.TestCase):
    def test_open(self):
        with open("solution.py") as file:
            self.assertIn("def total(numbers)", file.read())

    def test_beside_the_tests(self):
        source = Path(__file__).with_name("solution.py").read_text()
        self.assertNotIn("sum(", source)

    def test_in_the_folder_of_the_tests(self):
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "solution.py")
        self.assertTrue(os.path.isfile(path))

    def test_file_of_the_module(self):
        with open(solution.__file__) as file:
            tree = ast.parse(file.read())
        self.assertEqual([each.name for each in tree.body if isinstance(each, ast.FunctionDef)], ["total", "own_text"])

    def test_loops(self):
        tree = ast.parse(Path("solution.py").read_text())
        self.assertTrue(any(isinstance(each, ast.For) for each in ast.walk(tree)))

    def test_tokens(self):
        with open("solution.py", "rb") as file:
            words = [each.string for each in tokenize.tokenize(file.readline)]
        self.assertNotIn("while", words)

    def test_inspect(self):
        self.assertIn("result += each", inspect.getsource(solution.total))

    def test_their_own_view(self):
        self.assertEqual(solution.own_text(), Path("solution.py").read_text())
