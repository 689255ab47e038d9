"""What a call has changed besides answering: its arguments, and the values that both sides hold."""

import operator
import sys
from typing import Any, Final

from sandbox.values import containers, layouts
from sandbox.values.codec import Encoder
from sandbox.values.tracked import Tracked

from . import description

# Longer values stay copies: both sides look for changes in what both hold, at every request.
_LENGTH: Final = 100
# By these an object of the student's may come to keep an argument of theirs.
_KEEPING: Final = frozenset({"call", "method", "bound", "special", "assign", "step"})


class Received:
    """The mutable arguments of a call, and what they held before it."""

    def __init__(self, values: list[Any]) -> None:
        self._values = list(values)
        self._before = [_items(value) for value in self._values]
        self._holders = self._counted()

    def kept(self, operation: str) -> list[tuple[int, Any]]:
        """Place and value of each that somebody holds now who did not before: the test may watch it change."""
        if operation not in _KEEPING or not self._values:
            return []
        now = self._counted()
        return [
            (place, value)
            for place, value in enumerate(self._values)
            if now[place] > self._holders[place] and len(value) <= _LENGTH
        ]

    def _counted(self) -> list[int]:
        return [sys.getrefcount(value) for value in self._values]

    def changes(self, encoder: Encoder) -> Any:
        """Nothing, most of the time; else the content of each, in the order in which they came."""
        if all(_same(before, _items(value)) for before, value in zip(self._before, self._values, strict=True)):
            return 0
        return [encoder.state(value, containers.MUTABLE[type(value)]) for value in self._values]


def is_shared(result: Any) -> bool:
    """Whether a call's answer is still held where it comes from, so that the test may watch it change."""
    return type(result) in containers.MUTABLE and len(result) <= _LENGTH and _holders(result) > _OF_A_FRESH_ONE


def _holders(result: Any) -> int:
    return sys.getrefcount(result)


def _fresh() -> int:
    """How many hold an answer that nobody else holds, on the way from the loop through is_shared() to here."""
    result: list[Any] = []
    return _as_in_the_loop(result)


def _as_in_the_loop(result: Any) -> int:
    return _as_in_is_shared(result)


def _as_in_is_shared(result: Any) -> int:
    return _holders(result)


_OF_A_FRESH_ONE: Final = _fresh()


def states(tracked: Tracked, encoder: Encoder) -> list[Any]:
    return [[number, encoder.state(value, containers.MUTABLE[type(value)])] for number, value in tracked.changed()]


def own_state(number: int | None, target: Any, encoder: Encoder) -> list[Any]:
    """The content of a list-like object whose method has just run."""
    layout = description.layout_of(target)
    if layout in layouts.MUTABLE and type(target) is not layout:
        return [[number, layouts.content(target, layout, encoder)]]
    return []


def _items(value: Any) -> list[Any]:
    return containers.MUTABLE[type(value)].items(value)


def _same(before: list[Any], after: list[Any]) -> bool:
    """By identity: 1 and True are equal, and a nested list that changed is among the values itself."""
    return len(before) == len(after) and all(map(operator.is_, before, after))
