"""One message's worth of values. Each message has an Encoder and a Decoder of its own, for the references inside it."""

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

from sandbox.wire import ForgedFrameError

from . import containers, packing, scalars
from .scalars import Json

_PLAIN: Final = frozenset({float, bool, type(None)})
_FLAT: Final = frozenset({str, float, bool, type(None), int})
_MUTABLE: Final = containers.MUTABLE
_FROZEN: Final = containers.FROZEN
_SCALARS: Final = scalars.TO_WIRE
_dumps: Final = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode

loads: Final = json.loads


def dumps(value: Json) -> str:
    return _dumps(value)


class Encoder:
    """`shared` holds the mutable values in the order of their first appearance; a second appearance is a reference.

    `foreign` writes what is not a plain value: a handle, or an error of its own.
    """

    __slots__ = ("_foreign", "_places", "shared")

    def __init__(self, foreign: Callable[[Any, "Encoder"], Json], shared: Iterable[Any] = ()) -> None:
        self._foreign = foreign
        self.shared: list[Any] = list(shared)
        self._places = {id(value): place for place, value in enumerate(self.shared)}

    def encode(self, value: Any) -> Json:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind in _SCALARS:
            wire = _SCALARS[kind](value)
            return self._foreign(value, self) if wire is None else wire
        if kind in _MUTABLE:
            return self._mutable(value, _MUTABLE[kind])
        if kind in _FROZEN:
            return [_FROZEN[kind], *map(self.encode, value)]
        name = scalars.NAMES.get(id(value))
        return ["T", name] if name is not None else self._foreign(value, self)

    def knows(self, value: Any) -> bool:
        """Whether this message has named the value: it came with the question."""
        return id(value) in self._places

    def remember(self, value: Any) -> int | None:
        """The place of a mutable value that this message has named before; None, and a new place, if it has not."""
        place = self._places.get(id(value))
        if place is None:
            self._places[id(value)] = len(self.shared)
            self.shared.append(value)
        return place

    def state(self, value: Any, kind: containers.Kind) -> Json:
        """A mutable value's content, also where the message has named the value already."""
        items, extra = kind.items(value), kind.needs(value)
        if extra is not None:
            extra = self.encode(extra)
        packed = packing.packed(items) if len(items) >= packing.WORTH_IT else None
        if packed is not None:
            return [kind.tag, extra, packed]
        if _flat(items):
            return [kind.tag, extra, items]
        return [kind.tag, extra, [self.encode(each) for each in items], 0]

    def _mutable(self, value: Any, kind: containers.Kind) -> Json:
        place = self.remember(value)
        return self.state(value, kind) if place is None else ["r", place]


class Decoder:
    """`foreign` reads a tag that is not a plain value's. Any malformed value raises ForgedFrameError."""

    __slots__ = ("_foreign", "shared")

    def __init__(self, foreign: Callable[[list[Any], "Decoder"], Any], shared: Iterable[Any] = ()) -> None:
        self._foreign = foreign
        self.shared: list[Any] = list(shared)

    def decode(self, wire: Json) -> Any:
        if not isinstance(wire, list):
            return wire
        try:
            return self._tagged(wire)
        except ForgedFrameError:
            raise
        except (TypeError, ValueError, KeyError, IndexError, ArithmeticError) as malformed:
            raise ForgedFrameError(f"no such value: {malformed}") from malformed

    def refill(self, value: Any, wire: list[Any]) -> None:
        """Makes a value that this side already holds what the other side says it has become."""
        kind = containers.BY_TAG[wire[0]]
        kind.fill(value, self._items(wire))

    def _tagged(self, wire: list[Any]) -> Any:
        tag = wire[0]
        if tag in containers.BY_TAG:
            return self._mutable(wire, containers.BY_TAG[tag])
        if tag in containers.FROZEN_BY_TAG:
            return containers.FROZEN_BY_TAG[tag]([self.decode(each) for each in wire[1:]])
        if tag == "r":
            return self.shared[wire[1]]
        if tag in scalars.FROM_WIRE:
            return scalars.FROM_WIRE[tag](*wire[1:])
        return scalars.NAMED[wire[1]] if tag == "T" else self._foreign(wire, self)

    def _mutable(self, wire: list[Any], kind: containers.Kind) -> Any:
        value = kind.new(self.decode(wire[1]))
        self.shared.append(value)
        kind.fill(value, self._items(wire))
        return value

    def _items(self, wire: list[Any]) -> list[Any]:
        items = packing.unpacked(wire[2]) if isinstance(wire[2], str) else wire[2]
        if not isinstance(items, list):
            raise ForgedFrameError("items are not a list")
        return [self.decode(each) for each in items] if len(wire) > 3 else items


def _flat(items: list[Any]) -> bool:
    """Whether JSON can take the items as they are, found at the speed of C: lists of numbers are what tests pass."""
    kinds = set(map(type, items))
    if not kinds <= _FLAT:
        return False
    if str in kinds and not "".join([each for each in items if type(each) is str]).isascii():
        return False
    if int not in kinds:
        return True
    numbers = items if len(kinds) == 1 else [each for each in items if type(each) is int]
    return bool(min(numbers) >= -scalars.SMALL and max(numbers) < scalars.SMALL)
