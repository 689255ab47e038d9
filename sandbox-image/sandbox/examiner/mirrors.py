"""From a number on the wire to the object that stands for it here."""

from typing import TYPE_CHECKING, Any

from sandbox.values import layouts
from sandbox.values.codec import Decoder
from sandbox.wire import ForgedFrameError

from . import classes, functions, library
from .module import StandIn

if TYPE_CHECKING:
    from .remote import Remote


def reflect(remote: "Remote", wire: list[Any], decoder: Decoder) -> Any:
    """["h", number, description or 0, content?] → the mirror, made at the first meeting and then always the same."""
    number, told = wire[1], wire[2]
    known = remote.mirror(number)
    if known is None:
        return remote.keep(number, _made(remote, number, told, wire, decoder))
    if len(wire) > 3 and not isinstance(known, BaseException):
        refresh(known, wire[3], decoder)
    return known


def refresh(mirror: Any, state: Any, decoder: Decoder) -> None:
    """Brings a list-like mirror up to date; an immutable one cannot have changed, but its items count."""
    layout = layouts.of(type(mirror))
    if layout in layouts.MUTABLE:
        decoder.refill(mirror, state)
    else:
        decoder.decode(state)


def _made(remote: "Remote", number: int, told: Any, wire: list[Any], decoder: Decoder) -> Any:
    if not isinstance(told, list):
        raise ForgedFrameError("an object that was never described")
    kind = told[0]
    if kind == "coroutine":
        return functions.mirror_coroutine(remote, number)
    if kind == "class":
        real = library.real_class(told[1]["stands_for"])
        if library.is_ordinary_error(real):
            return real
        return classes.mirror_class(remote, number, told[1])
    if kind == "function":
        return functions.mirror_function(remote, number, told[1])
    if kind == "generator":
        return functions.mirror_generator(remote, number)
    if kind == "module":
        return StandIn(remote, number, str(told[1]), told[2], told[3])
    cls = remote.decode_alone(told[1])
    if isinstance(cls, type) and issubclass(cls, BaseException):
        return classes.mirror_error(remote, cls, wire[3])
    return classes.mirror_instance(remote, cls, wire[3] if len(wire) > 3 else None, decoder)
