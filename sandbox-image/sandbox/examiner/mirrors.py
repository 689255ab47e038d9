"""From a number on the wire to the object that stands for it here."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from sandbox.values import layouts
from sandbox.values.codec import Decoder
from sandbox.wire import ForgedFrameError

from . import asynchronous, classes, errors, functions, library
from .module import StandIn

if TYPE_CHECKING:
    from .remote import Remote


def reflect(remote: "Remote", wire: list[Any], decoder: Decoder) -> Any:
    """["h", number, description or 0, content?] → the mirror, made at the first meeting and then always the same."""
    number, told = wire[1], wire[2]
    known = remote.mirror(number)
    if known is None:
        known = remote.keep(number, _made(remote, number, told, wire, decoder))
        remote.constructed.meet(known)
        return known
    remote.constructed.meet(known)
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
    if told[0] in _KINDS:
        return _KINDS[told[0]](remote, number, told)
    cls = remote.decode_alone(told[1])
    if isinstance(cls, type) and issubclass(cls, BaseException):
        return errors.mirror_error(remote, cls, wire[3])
    return classes.mirror_instance(cls, wire[3] if len(wire) > 3 else None, decoder)


def _class(remote: "Remote", number: int, told: list[Any]) -> Any:
    """An exception class of the standard library is this side's own: a test catches it by that name."""
    real = library.real_class(told[1]["stands_for"])
    return real if library.is_ordinary_error(real) else classes.mirror_class(remote, number, told[1])


_KINDS: Final[dict[str, Callable[["Remote", int, list[Any]], Any]]] = {
    "class": _class,
    "async_generator": lambda remote, number, _: asynchronous.mirror_generator(remote, number),
    "coroutine": lambda remote, number, _: asynchronous.mirror_coroutine(remote, number),
    "function": lambda remote, number, told: functions.mirror_function(remote, number, told[1]),
    "generator": lambda remote, number, _: functions.mirror_generator(remote, number),
    "module": lambda remote, number, told: StandIn(remote, number, str(told[1]), told[2], told[3]),
}
