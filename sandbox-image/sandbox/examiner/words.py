"""What the text of the tests says about names: which it asks for, and which must stay its own."""

import ast
import builtins
from collections.abc import Iterator
from typing import Final, NamedTuple

_BUILTINS: Final = frozenset(dir(builtins))
# Names that are bound inside these are not the module's.
_CLOSED: Final = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Words(NamedTuple):
    """`vouched`: every name that the tests' author wrote; what the tests ask for by name may compare itself.

    `reserved`: builtins, and what the tests have bound before a star import. A student's `sorted`, `unittest` or
    `EXPECTED` must not take their place by it.
    """

    vouched: frozenset[str]
    reserved: frozenset[str]


def of(tree: ast.Module | None, module: str) -> Words:
    if tree is None:
        return Words(frozenset(), _BUILTINS)
    return Words(frozenset(_written(tree)), _BUILTINS.union(_bound_before_star(tree, module)))


def _written(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name


def _bound_before_star(tree: ast.Module, module: str) -> Iterator[str]:
    stars = [node.lineno for node in ast.walk(tree) if _is_star(node, module) and isinstance(node, ast.ImportFrom)]
    for line, name in _bound(tree) if stars else ():
        if line < stars[0]:
            yield name


def _is_star(node: ast.AST, module: str) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == module and node.names[0].name == "*"


def _bound(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The line and the name of each binding at the top level."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.lineno, node.name
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from ((node.lineno, each.asname or each.name.partition(".")[0]) for each in node.names)
    elif isinstance(node, ast.Name):
        yield from [(node.lineno, node.id)] if isinstance(node.ctx, ast.Store) else []
    elif not isinstance(node, _CLOSED):
        for child in ast.iter_child_nodes(node):
            yield from _bound(child)
