"""What the text of the tests says by itself: a tree, read once for everybody who asks something about it, and the names
of the tests in the file's order, which unittest forgets.
"""

import ast
from collections.abc import Iterable
from typing import Final

MODULE: Final = "tests"
_DEPTH: Final = 10

type Nodes = list[ast.AST]
type Classes = dict[str, ast.ClassDef]


class Syntax:
    """`nodes` are all of the tree's, in the order of ast.walk(), at a third of its price."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.nodes: Nodes = [tree]
        for node in self.nodes:  # grows while it is read
            for value in vars(node).values():
                if isinstance(value, list):
                    self.nodes += [each for each in value if isinstance(each, ast.AST)]
                elif isinstance(value, ast.AST):
                    self.nodes.append(value)


def parsed(tests: str) -> Syntax | None:
    """None for a text that is no Python."""
    try:
        return Syntax(ast.parse(tests))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def written(tests: str) -> list[str]:
    """The tests' names as the student will see them; also where the file cannot be run, for the student's module does
    not load.
    """
    syntax = parsed(tests)
    nodes = syntax.nodes if syntax is not None else ()
    classes = {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}
    found = [
        f"{MODULE}.{name}.{method}"
        for name, node in classes.items()
        if _is_test_case(node, classes)
        for method in _test_methods(node, classes)
    ]
    return list(shown(found).values())


def shown(ids: Iterable[str]) -> dict[str, str]:
    """By a test's id its name in the verdict: `test_add`, or `TestShop.test_add` where the file has several classes."""
    split = {each: each.removeprefix(f"{MODULE}.") for each in ids}
    classes = {name.rpartition(".")[0] for name in split.values()}
    return {each: name if len(classes) > 1 else name.rpartition(".")[2] for each, name in split.items()}


def _is_test_case(node: ast.ClassDef, classes: Classes, depth: int = 0) -> bool:
    bases = [_last_name(each) for each in node.bases]
    return any(
        "TestCase" in each or (depth < _DEPTH and each in classes and _is_test_case(classes[each], classes, depth + 1))
        for each in bases
    )


def _test_methods(node: ast.ClassDef, classes: Classes, depth: int = 0) -> list[str]:
    own = (each.name for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
    found = [each for each in own if each.startswith("test")]
    for base in node.bases if depth < _DEPTH else ():
        if _last_name(base) in classes:
            found += _test_methods(classes[_last_name(base)], classes, depth + 1)
    return list(dict.fromkeys(found))


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
