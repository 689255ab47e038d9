"""Methods with two underscores: which of them a test may reach in the student's process, and with what.

The rule behind the split: the student's code may say what it is, never whether it equals what the test expects.
"""

import datetime as dt
import numbers
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from . import asynchronous
from .trust import steers

if TYPE_CHECKING:
    from .remote import Remote

type Method = Callable[..., Any]

# What turns an object into a number, a truth or a text by a pattern; closed to differences (trust.py).
_CONVERTING: Final = frozenset(
    f"__{name}__" for name in ("bool", "int", "float", "complex", "index", "round", "trunc", "floor", "ceil", "abs",
                               "len", "length_hint")
)  # fmt: skip
_SIGNS: Final = frozenset({"__neg__", "__pos__", "__invert__"})
# Say what the object is, or act on it; none of them sees a value that a test compares with.
FREE: Final = _CONVERTING | _SIGNS | frozenset(
    f"__{name}__" for name in ("iter", "next", "getitem", "setitem", "delitem", "call", "enter", "exit", "str", "repr",
                               "format", "hash", "reversed", "bytes", "copy", "deepcopy", "aenter",
                               "aexit", "aiter", "anext")
)  # fmt: skip
# Between two objects of the student's, the student's class decides; against a plain value it never does.
COMPARING: Final = frozenset({"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"})


def _operators(*names: str) -> frozenset[str]:
    return frozenset(f"__{prefix}{name}__" for name in names for prefix in ("", "r", "i"))


_ADDING: Final = _operators("add")
_SUBTRACTING: Final = _operators("sub", "xor")
_DIVIDING: Final = _operators("truediv", "floordiv")
BINARY: Final = _ADDING | _SUBTRACTING | _DIVIDING | _operators(
    "mul", "mod", "divmod", "pow", "matmul", "lshift", "rshift", "and", "or"
)  # fmt: skip
_NUMBERS: Final = (numbers.Number, Decimal, dt.timedelta)
# `expected & result == expected` and `12 % result == 0` ask how a result stands to a value, as `12 - result` does.
_MEETING: Final = frozenset({"__and__", "__rand__", "__or__", "__ror__"})
_MEASURING: Final = frozenset({"__rmod__", "__rdivmod__", "__rand__", "__ror__"})
_REMAINDERS: Final = frozenset({"__mod__", "__divmod__"})


def methods(remote: "Remote", members: list[str], layout: type | None) -> dict[str, Method]:
    """Forwarding methods for a mirror class. One over a builtin type keeps that type's own comparisons."""
    found: dict[str, Method] = {}
    for name in members:
        if name == "__await__":
            found[name] = lambda self: asynchronous.mirror_coroutine(remote, remote.number_of(self)).__await__()
        elif name in {"__exit__", "__aexit__"}:
            found[name] = _leaving(remote, name)
        elif name in FREE and not (layout and name == "__hash__"):
            found[name] = _saying(remote, name)
        elif name in COMPARING and not layout:
            found[name] = _comparing(remote, name)
        elif name in BINARY:
            found[name] = _calculating(remote, name, layout)
        elif name == "__contains__" and not layout:
            found[name] = _containing(remote, name)
    return found


def _ask(remote: "Remote", this: Any, name: str, *arguments: Any, **named: Any) -> Any:
    return remote.request("special", remote.number_of(this), name, arguments, named)


def _saying(remote: "Remote", name: str) -> Method:
    def special(self: Any, *arguments: Any, **named: Any) -> Any:
        if remote.trust.is_difference(self):
            return _of_a_difference(remote, self, name, arguments)
        return _ask(remote, self, name, *arguments, **named)

    special.__name__ = name
    return special


def _of_a_difference(remote: "Remote", this: Any, name: str, arguments: tuple[Any, ...]) -> Any:
    if name in _CONVERTING or (name == "__format__" and arguments != ("",)):
        raise TypeError(
            f"{name}: a {type(this).__name__} less, plus or by a number may not become a number here, for it could be "
            "made to fit whatever is expected; look at its attributes instead"
        )
    result = _ask(remote, this, name, *arguments)
    return remote.trust.difference(this, result) if name in _SIGNS else result


def _comparing(remote: "Remote", name: str) -> Method:
    def special(self: Any, other: Any) -> Any:
        may_say = remote.is_students(other) or remote.trust.is_believed(type(self))
        return _ask(remote, self, name, other) if may_say else NotImplemented

    special.__name__ = name
    return special


def _calculating(remote: "Remote", name: str, layout: type | None) -> Method:
    def special(self: Any, other: Any, *modulus: Any) -> Any:
        trust, is_plain = remote.trust, not remote.is_students(other)
        if trust.is_believed(type(self)):
            return _ask(remote, self, name, other, *modulus)
        made_here = self in remote.constructed
        fits = is_plain and _compares(name, other, made_here=made_here)
        if is_plain and ((layout and fits) or not trust.is_asked_for(type(self))):
            own = getattr(layout, name, None)
            return own(self, other, *modulus) if own else NotImplemented
        result = _ask(remote, self, name, other, *modulus)
        if trust.is_difference(self, other):
            return trust.difference(self, result)
        if not fits or (result is self and name in _ADDING):
            return result
        # By a number that it should be, a result is divided to see whether 1 comes out.
        is_ratio = name in _DIVIDING and not made_here
        is_apart = is_ratio or name in _ADDING or name in _SUBTRACTING
        return trust.difference(self, result) if is_apart else trust.quotient(self, result)

    special.__name__ = name
    return special


def _compares(name: str, plain: object, *, made_here: bool) -> bool:
    """Whether an operation with a plain value could tell how near the object is to it."""
    if name in _MEETING and isinstance(plain, AbstractSet | Mapping):
        return True
    counts = name in _ADDING or name in _MEASURING or (name in _REMAINDERS and not made_here)
    return name in _SUBTRACTING or name in _DIVIDING or (counts and isinstance(plain, _NUMBERS))


def _containing(remote: "Remote", name: str) -> Method:
    """`3 in Interval(1, 5)`: an object that the tests have made may say; any other shows its items."""

    def special(self: Any, wanted: Any) -> bool:
        if remote.is_students(wanted) or remote.may_judge(self):
            return bool(_ask(remote, self, name, wanted))
        return any(each is wanted or each == wanted for each in _items(self))

    return special


def _items(this: Any) -> Iterator[Any]:
    try:
        return iter(this)
    except TypeError:
        raise TypeError(
            f"a {type(this).__name__} that a call has returned may not say what it contains, and cannot be iterated "
            f'over; STUDENT_EQUALITY = ["{type(this).__name__}"] in tests.py would let it'
        ) from None


def _leaving(remote: "Remote", name: str) -> Method:
    """A student's `with` may handle ordinary errors and the student's own, never a failed assertion of the tests'."""

    def told(this: Any, error: BaseException | None) -> Any:
        if error is None:
            return _ask(remote, this, name, None, None, None)
        return remote.throw(remote.number_of(this), "leave", name, error)

    def leave(self: Any, _: Any, error: BaseException | None, __: Any) -> bool:
        return bool(told(self, error)) and not (steers(error) and remote.trace_of(error) is None)

    async def leave_later(self: Any, _: Any, error: BaseException | None, __: Any) -> bool:
        return bool(await told(self, error)) and not (steers(error) and remote.trace_of(error) is None)

    return leave if name == "__exit__" else leave_later
