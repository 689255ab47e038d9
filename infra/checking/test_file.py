"""What tests.py says about itself, read and not run."""

import ast
from collections.abc import Iterator
from functools import cached_property


class TestFile:
    """Of a text that parses: the reader has seen to that."""

    __test__ = False  # pytest collects classes by this name

    def __init__(self, text: str, module: str) -> None:
        self._module = module
        self.tree = ast.parse(text)
        self.lines = text.splitlines()

    def line_of(self, case: str) -> int | None:
        """`case` as a verdict names it: `test_add`, `AddTest.test_add`."""
        owner, _, name = case.rpartition(".")
        found = [test.lineno for test_class, test in self._tests if test.name == name and owner in ("", test_class)]
        return found[-1] if found else None

    @cached_property
    def replaced(self) -> list[tuple[str, int]]:
        """Tests whose name is used again further down in their class: they never run. With their lines."""
        last = {(owner, test.name): test for owner, test in self._tests}
        return [(test.name, test.lineno) for owner, test in self._tests if last[owner, test.name] is not test]

    @cached_property
    def imported(self) -> set[str]:
        """What the tests take from the student's module by name."""
        nodes = [node for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom)]
        return {alias.name for node in nodes if node.module == self._module for alias in node.names}

    @cached_property
    def _tests(self) -> list[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
        return list(self._found())

    def _found(self) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
        for owner in (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef)):
            for node in owner.body:
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test"):
                    yield owner.name, node
