"""A Python text with the places of its tree, for changes that leave every other character as it was."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Edit:
    """Bytes from `start` to `end` of the UTF-8 text become `text`: the tree counts columns in bytes."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class SourceText:
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def meaning(self) -> str:
        """The same for texts that differ in layout alone."""
        return ast.dump(self.tree)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _bytes(self) -> bytes:
        return self.text.encode()

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for line in self._bytes.split(b"\n"):
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def span(self, node: ast.AST) -> tuple[int, int]:
        start = self._line_starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]  # of a node with a place
        end = self._line_starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
        return start, end

    def segment(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self._bytes[start:end].decode()

    def replace(self, node: ast.AST, text: str) -> Edit:
        return Edit(*self.span(node), text)

    def replace_between(self, left: ast.AST, right: ast.AST, token: str, text: str) -> Iterator[Edit]:
        """The operator between two operands; nothing where only a comment or a bracket could be mistaken for it."""
        start, end = self.span(left)[1], self.span(right)[0]
        words = r"\s+".join(re.escape(word) for word in token.split())
        found = list(re.finditer(words.encode(), self._bytes[start:end]))
        if len(found) == 1:
            yield Edit(start + found[0].start(), start + found[0].end(), text)

    def with_edit(self, edit: Edit) -> str:
        return (self._bytes[: edit.start] + edit.text.encode() + self._bytes[edit.end :]).decode()

    def line(self, edit: Edit) -> int:
        return self._bytes.count(b"\n", 0, edit.start) + 1
