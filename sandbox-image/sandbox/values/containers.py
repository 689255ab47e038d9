"""Mutable builtin values: how each kind is taken apart, and filled again in place.

Everything goes through the base type's own methods, never through a subclass's: a student's `__iter__` or
`__setitem__` must not decide what a list holds.
"""

import collections
from collections.abc import Callable
from typing import Any, Final


class Kind:
    """`tag` on the wire; `needs` is what the constructor needs besides the items (maxlen, default factory)."""

    __slots__ = ("base", "fill", "items", "needs", "new", "tag")

    def __init__(
        self,
        tag: str,
        base: type,
        items: Callable[[Any], list[Any]],
        fill: Callable[[Any, list[Any]], None],
        *,
        new: Callable[[Any], Any] | None = None,
        needs: Callable[[Any], Any] = lambda _: None,
    ) -> None:
        self.tag, self.base, self.items, self.fill, self.needs = tag, base, items, fill, needs
        self.new: Callable[[Any], Any] = new or (lambda _: base())


def _sequence(tag: str, base: Any) -> Kind:
    def fill(target: Any, items: list[Any]) -> None:
        base.__setitem__(target, slice(None), items)

    return Kind(tag, base, lambda value: [*base.__iter__(value)], fill)


def _set() -> Kind:
    def fill(target: set[Any], items: list[Any]) -> None:
        set.clear(target)
        set.update(target, items)

    return Kind("s", set, lambda value: [*set.__iter__(value)], fill)


def _deque() -> Kind:
    base = collections.deque

    def fill(target: collections.deque[Any], items: list[Any]) -> None:
        base.clear(target)
        base.extend(target, items)

    return Kind(
        "q",
        base,
        lambda value: [*base.__iter__(value)],
        fill,
        new=lambda size: base(maxlen=size),
        needs=lambda value: value.maxlen,
    )


def _mapping(tag: str, base: Any, **construction: Any) -> Kind:
    store = collections.OrderedDict if base is collections.OrderedDict else dict

    def fill(target: Any, items: list[Any]) -> None:
        store.clear(target)
        for position in range(0, len(items), 2):
            store.__setitem__(target, items[position], items[position + 1])

    return Kind(tag, base, lambda value: [each for pair in store.items(value) for each in pair], fill, **construction)


_KINDS: Final = (
    _sequence("l", list),
    _mapping("d", dict),
    _set(),
    _sequence("y", bytearray),
    _deque(),
    _mapping("O", collections.OrderedDict),
    _mapping("C", collections.Counter),
    _mapping("f", collections.defaultdict, new=collections.defaultdict, needs=lambda value: value.default_factory),
)
MUTABLE: Final[dict[type, Kind]] = {kind.base: kind for kind in _KINDS}
BY_TAG: Final = {kind.tag: kind for kind in _KINDS}

# A view crosses as a view of a copy: it compares and iterates like the one that the student's code returned.
_EMPTY: Final[dict[Any, Any]] = {}
FROZEN: Final[dict[type, str]] = {
    tuple: "t",
    frozenset: "z",
    type(_EMPTY.keys()): "dk",
    type(_EMPTY.values()): "dv",
    type(_EMPTY.items()): "di",
}
FROZEN_BY_TAG: Final[dict[str, Callable[[list[Any]], Any]]] = {
    "t": tuple,
    "z": frozenset,
    "dk": lambda items: dict.fromkeys(items).keys(),
    "dv": lambda items: dict(enumerate(items)).values(),
    "di": lambda items: dict(items).items(),
}
