"""Methods with two underscores: which of them a test may reach in the student's process, and with what.

The rule behind the split: the student's code may say what it is, never whether it equals what the test expects.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from . import asynchronous

if TYPE_CHECKING:
    from .remote import Remote

# Say what the object is, or act on it; none of them sees a value that a test compares with.
FREE: Final = frozenset(
    [
        "__len__",
        "__iter__",
        "__next__",
        "__getitem__",
        "__setitem__",
        "__delitem__",
        "__call__",
        "__enter__",
        "__exit__",
        "__str__",
        "__repr__",
        "__format__",
        "__bool__",
        "__int__",
        "__float__",
        "__complex__",
        "__index__",
        "__round__",
        "__trunc__",
        "__floor__",
        "__ceil__",
        "__abs__",
        "__neg__",
        "__pos__",
        "__invert__",
        "__hash__",
        "__reversed__",
        "__bytes__",
        "__length_hint__",
        "__copy__",
        "__deepcopy__",
        "__aenter__",
        "__aexit__",
        "__aiter__",
        "__anext__",
    ]
)
# Between two objects of the student's, the student's class decides; against a plain value it never does.
COMPARING: Final = frozenset(["__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"])
_ARITHMETIC: Final = [
    "add",
    "sub",
    "mul",
    "truediv",
    "floordiv",
    "mod",
    "divmod",
    "pow",
    "matmul",
    "lshift",
    "rshift",
    "and",
    "or",
    "xor",
]
# Against a plain value only for classes that the tests name themselves: `result - 3.14` must not ask a stranger.
BINARY: Final = frozenset(
    [f"__{prefix}{name}__" for name in _ARITHMETIC for prefix in ("", "r", "i")] + ["__contains__"]
)


def methods(remote: "Remote", members: list[str], *, vouched: bool, has_layout: bool) -> dict[str, Any]:
    """Forwarding methods for a mirror class. One over a builtin type keeps that type's own comparisons."""
    found: dict[str, Any] = {}
    for name in members:
        if name == "__await__":
            found[name] = lambda self: asynchronous.mirror_coroutine(remote, remote.number_of(self)).__await__()
        elif name in FREE and not (has_layout and name == "__hash__"):
            found[name] = _forward(remote, name)
        elif (name in COMPARING and not has_layout) or (name in BINARY and not vouched):
            found[name] = _among_mirrors(remote, name)
        elif name in BINARY:
            found[name] = _forward(remote, name)
    if "__contains__" in found and not vouched:
        found["__contains__"] = _contains
    return found


def _forward(remote: "Remote", name: str) -> Callable[..., Any]:
    def special(self: Any, *arguments: Any, **named: Any) -> Any:
        return remote.request("special", remote.number_of(self), name, arguments, named)

    special.__name__ = name
    return special


def _among_mirrors(remote: "Remote", name: str) -> Callable[[Any, Any], Any]:
    def special(self: Any, other: Any) -> Any:
        if remote.number_of(other) is None:
            return NotImplemented
        return remote.request("special", remote.number_of(self), name, (other,))

    special.__name__ = name
    return special


def _contains(self: Any, wanted: Any) -> bool:
    return any(each is wanted or each == wanted for each in iter(self))
