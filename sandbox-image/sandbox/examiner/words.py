"""What the text of the tests says about names."""

import ast
import re
from collections.abc import Iterator
from typing import Final, TypeGuard

from .syntax import Syntax

_EQUALITY: Final = "STUDENT_EQUALITY"
_NAME: Final = re.compile(r"[^\W\d]\w*")


def written(syntax: Syntax | None) -> frozenset[str]:
    """Every name that the tests' author wrote, in code or in a text such as `getattr(solution, "Vector")`."""
    return frozenset(_names(syntax)) if syntax is not None else frozenset()


def texts(syntax: Syntax | None) -> Iterator[str]:
    for node in syntax.nodes if syntax is not None else ():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def believed(syntax: Syntax | None) -> frozenset[str]:
    """`STUDENT_EQUALITY = ["Vector"]` at the top of a tests file: these may say that they equal a plain value."""
    values = [node.value for node in (syntax.tree.body if syntax is not None else ()) if _declares_equality(node)]
    constants = [each.value for value in values for each in ast.walk(value) if isinstance(each, ast.Constant)]
    return frozenset(each for each in constants if isinstance(each, str))


def _declares_equality(node: ast.stmt) -> TypeGuard[ast.Assign]:
    return isinstance(node, ast.Assign) and any(getattr(each, "id", "") == _EQUALITY for each in node.targets)


def _names(syntax: Syntax) -> Iterator[str]:
    for node in syntax.nodes:
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name
    for text in texts(syntax):
        yield from _NAME.findall(text)
