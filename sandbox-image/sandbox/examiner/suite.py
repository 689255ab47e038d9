"""The tests of a file: loaded, named as the student will see them, and without those that are already decided."""

import ast
import types
import unittest
from collections.abc import Collection, Iterable, Iterator
from typing import Final

MODULE: Final = "tests"


def cases(module: types.ModuleType) -> list[unittest.TestCase]:
    return list(_flat(unittest.defaultTestLoader.loadTestsFromModule(module)))


def names(ids: Iterable[str]) -> dict[str, str]:
    """`test_add`, or `TestShop.test_add` where the file has several classes."""
    split = {each: each.removeprefix(f"{MODULE}.") for each in ids}
    classes = {name.rpartition(".")[0] for name in split.values()}
    return {each: name if len(classes) > 1 else name.rpartition(".")[2] for each, name in split.items()}


def without(tests: Iterable[unittest.TestCase], done: Collection[str], named: dict[str, str]) -> unittest.TestSuite:
    return unittest.TestSuite(each for each in tests if named[each.id()] not in done)


def written(nodes: Iterable[ast.AST]) -> list[str]:
    """The tests' ids by reading alone, in the file's order, which unittest forgets; and for a file that cannot be run
    because the student's module does not load.
    """
    classes = {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}
    return [
        f"{MODULE}.{name}.{method}"
        for name, node in classes.items()
        if _is_test_case(node, classes)
        for method in _test_methods(node, classes)
    ]


def _is_test_case(node: ast.ClassDef, classes: dict[str, ast.ClassDef], depth: int = 0) -> bool:
    bases = [_last_name(each) for each in node.bases]
    return any(
        "TestCase" in each or (depth < 10 and each in classes and _is_test_case(classes[each], classes, depth + 1))
        for each in bases
    )


def _test_methods(node: ast.ClassDef, classes: dict[str, ast.ClassDef], depth: int = 0) -> list[str]:
    own = (each.name for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
    found = [each for each in own if each.startswith("test")]
    for base in node.bases if depth < 10 else ():
        if _last_name(base) in classes:
            found += _test_methods(classes[_last_name(base)], classes, depth + 1)
    return list(dict.fromkeys(found))


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _flat(suite: unittest.TestSuite | unittest.TestCase) -> Iterator[unittest.TestCase]:
    if isinstance(suite, unittest.TestCase):
        yield suite
        return
    for each in suite:
        yield from _flat(each)
