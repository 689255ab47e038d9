"""What a call has changed besides answering: its arguments, and the values that both sides hold."""

import operator
from typing import Any

from sandbox.values import containers, layouts
from sandbox.values.codec import Encoder
from sandbox.values.tracked import Tracked

from . import description


class Received:
    """The mutable arguments of a call, and what they held before it."""

    def __init__(self, values: list[Any]) -> None:
        self._values = list(values)
        self._before = [_items(value) for value in self._values]

    def changes(self, encoder: Encoder) -> Any:
        """Nothing, most of the time; else the content of each, in the order in which they came."""
        if all(_same(before, _items(value)) for before, value in zip(self._before, self._values, strict=True)):
            return 0
        return [encoder.state(value, containers.MUTABLE[type(value)]) for value in self._values]


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
