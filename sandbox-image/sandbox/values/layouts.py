"""Subclasses of builtin types: which builtin lies under a class, and the plain value under an instance."""

import collections
from typing import Any, Final

from . import containers
from .codec import Decoder, Encoder
from .scalars import Json

_EXACT: Final[dict[type, Any]] = {
    int: int.__int__,
    float: float.__float__,
    str: str.__str__,
    bytes: lambda value: bytes.__getitem__(value, slice(None)),
    tuple: lambda value: tuple(tuple.__iter__(value)),
    frozenset: lambda value: frozenset(frozenset.__iter__(value)),
}
# Order matters: a Counter is also a dict, and the nearest type knows how it is built.
MUTABLE: Final = (
    collections.Counter, collections.OrderedDict, collections.defaultdict, dict, list, set, bytearray,
    collections.deque,
)  # fmt: skip
NAMES: Final = {each.__name__: each for each in (*_EXACT, *MUTABLE)}


def of(cls: type) -> type | None:
    return next((each for each in cls.__mro__ if each in _EXACT or each in MUTABLE), None)


def content(value: Any, layout: type, encoder: Encoder) -> Json:
    if layout in _EXACT:
        return encoder.encode(_EXACT[layout](value))
    return encoder.state(value, containers.MUTABLE[layout])


def build(cls: type, layout: Any, wire: Json, decoder: Decoder) -> Any:
    """An instance of the mirror class `cls`, holding what the student's instance holds."""
    if layout in _EXACT:
        return layout.__new__(cls, decoder.decode(wire))
    value = layout.__new__(cls)
    decoder.refill(value, wire)
    return value
