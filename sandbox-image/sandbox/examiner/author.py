"""What the tests' author wrote: the text of tests.py, compiled once, and the names that stand in it."""

import ast
import functools
import re
import types
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeGuard

from sandbox import reading

_EQUALITY: Final = "STUDENT_EQUALITY"
_NAME: Final = re.compile(r"[^\W\d]\w*")


class Author:
    """`code` is the reason why there is none, for a text that is no Python."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.code = _compiled(text)

    def names(self) -> frozenset[str]:
        """Every name that stands in the code, or in a text of it such as `getattr(solution, "Vector")`."""
        return frozenset(_names(self.code)) if isinstance(self.code, types.CodeType) else frozenset()

    def believed(self) -> frozenset[str]:
        """`STUDENT_EQUALITY = ["Vector"]` at the top of a tests file: these may say that they equal a plain value."""
        if _EQUALITY not in self._text or self._syntax is None:
            return frozenset()
        values = [node.value for node in self._syntax.tree.body if _declares_equality(node)]
        constants = [each.value for value in values for each in ast.walk(value) if isinstance(each, ast.Constant)]
        return frozenset(each for each in constants if isinstance(each, str))

    def texts(self) -> Iterator[str]:
        """Of which the author may have more run."""
        for node in self._syntax.nodes if self._syntax is not None else ():
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value

    @functools.cached_property
    def _syntax(self) -> reading.Syntax | None:
        """Few tests need it, and it takes longer to make than the code."""
        return reading.parsed(self._text)


def _compiled(text: str) -> types.CodeType | Exception:
    try:
        code: types.CodeType = compile(text, f"{reading.MODULE}.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return error
    return code


def _names(code: types.CodeType) -> Iterator[str]:
    yield from code.co_names
    yield from code.co_varnames
    yield from code.co_cellvars
    yield from _names_among(code.co_consts)


def _names_among(constants: Iterable[Any]) -> Iterator[str]:
    for each in constants:
        if isinstance(each, str):
            yield from _NAME.findall(each)
        elif isinstance(each, types.CodeType):
            yield from _names(each)
        elif isinstance(each, tuple | frozenset):
            yield from _names_among(each)


def _declares_equality(node: ast.stmt) -> TypeGuard[ast.Assign]:
    return isinstance(node, ast.Assign) and any(getattr(each, "id", "") == _EQUALITY for each in node.targets)
