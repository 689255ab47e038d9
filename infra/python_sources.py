"""What can be known about an instructor's Python file without running it."""

import ast
from pathlib import Path

from infra.course_problems import Problems, read_text


def read_python(file: Path, problems: Problems, *, purpose: str) -> tuple[str, ast.Module | None]:
    """Text and tree of a file; the tree is None after a problem was noted."""
    text = read_text(file, problems, purpose=purpose)
    if text is None:
        return "", None
    try:
        return text, ast.parse(text)
    except SyntaxError as error:
        problems.add(file, f"it is not Python: {error.msg}", "correct this line", line=error.lineno)
        return text, None


def test_names(tree: ast.Module) -> list[str]:
    """Names of the test cases as a verdict has them: with the class in front as soon as there are two classes."""
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    cases = {name: _tests_of(node, classes) for name, node in classes.items() if _is_test_case(node, classes)}
    cases = {name: tests for name, tests in cases.items() if tests}
    if len(cases) == 1:
        return [test for tests in cases.values() for test in tests]
    return [f"{name}.{test}" for name, tests in cases.items() for test in tests]


def _is_test_case(node: ast.ClassDef, classes: dict[str, ast.ClassDef]) -> bool:
    """By name, since nothing is run: a base called …TestCase, or a class of this file that has one."""
    names = [ast.unparse(base) for base in node.bases]
    return any(
        name.endswith("TestCase") or _is_test_case(classes[name], _without(classes, name))
        for name in names
        if name.endswith("TestCase") or name in classes
    )


def _tests_of(node: ast.ClassDef, classes: dict[str, ast.ClassDef]) -> list[str]:
    inherited = [ast.unparse(base) for base in node.bases if ast.unparse(base) in classes]
    names = [test for name in inherited for test in _tests_of(classes[name], _without(classes, name))]
    own = [item.name for item in node.body if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)]
    return list(dict.fromkeys(names + [name for name in own if name.startswith("test")]))


def _without(classes: dict[str, ast.ClassDef], name: str) -> dict[str, ast.ClassDef]:
    # A class that inherits from itself is nonsense that still parses.
    return {other: node for other, node in classes.items() if other != name}
