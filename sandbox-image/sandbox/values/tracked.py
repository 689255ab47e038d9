"""Mutable attributes that both sides hold: `solution.items.clear()` in a test must reach the student's list, and what
the student's code appends to it must show in the test's.
"""

from collections.abc import Callable
from typing import Any, Final

from . import containers
from .codec import Encoder, dumps
from .scalars import Json

_KEPT: Final = 16
_LARGE: Final = 20_000


class Tracked:
    """Finds changes by comparing texts; keeps few and small values, since it does so at every request."""

    def __init__(self, foreign: Callable[[Any, Encoder], Json]) -> None:
        self._foreign = foreign
        self._rows: dict[int, tuple[Any, str]] = {}

    def add(self, number: int, value: Any) -> None:
        if len(value) > _LARGE:
            return
        self._rows.pop(number, None)
        if len(self._rows) >= _KEPT:
            del self._rows[next(iter(self._rows))]
        self._rows[number] = (value, self._text(value))

    def get(self, number: int) -> Any:
        row = self._rows.get(number)
        return row[0] if row else None

    def settle(self, number: int) -> None:
        """What the value holds now is what the other side holds."""
        if number in self._rows:
            value = self._rows[number][0]
            self._rows[number] = (value, self._text(value))

    def changed(self) -> list[tuple[int, Any]]:
        """The values that differ from what the other side holds; the caller is about to tell it."""
        found = [(number, value) for number, (value, text) in self._rows.items() if self._text(value) != text]
        for number, _ in found:
            self.settle(number)
        return found

    def _text(self, value: Any) -> str:
        try:
            return dumps(Encoder(self._foreign).state(value, containers.MUTABLE[type(value)]))
        except (RecursionError, ValueError):
            return ""
