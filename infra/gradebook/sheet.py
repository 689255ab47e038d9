"""A sheet on its way into a file: rows come when they are written, so a course of any size takes the same memory."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

type Cell = str | float | bool | None
type Cells = Sequence[Cell]


@dataclass(frozen=True)
class Sheet:
    """`member` makes the JSON object of a row, and `envelope` is the name that JSON keeps the list of them under."""

    header: Sequence[str]
    rows: Iterable[Cells]
    member: Callable[[Mapping[str, Cell]], Mapping[str, Any]] = dict
    envelope: str | None = None

    def members(self) -> Iterable[Mapping[str, Any]]:
        return (self.member(dict(zip(self.header, row, strict=True))) for row in self.rows)
