"""What the text of the tests says about names."""

import ast
import re
from collections.abc import Iterator
from typing import Final

_NAME: Final = re.compile(r"[^\W\d]\w*")


def written(tree: ast.Module | None) -> frozenset[str]:
    """Every name that the tests' author wrote, in code or in a text such as `getattr(solution, "Vector")`."""
    return frozenset(_names(tree)) if tree is not None else frozenset()


def texts(tree: ast.Module | None) -> Iterator[str]:
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name
    for text in texts(tree):
        yield from _NAME.findall(text)
