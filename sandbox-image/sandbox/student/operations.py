"""What the tests may ask of the student's process, by name."""

import asyncio
import importlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from sandbox.values import containers

if TYPE_CHECKING:
    from .loop import Loop

type Arguments = list[Any]
type Named = dict[str, Any]


def load(loop: "Loop", _: int, how: str, arguments: Arguments, named: Named) -> Any:
    return getattr(loop.source, how)()


def call(loop: "Loop", number: int, _: str, arguments: Arguments, named: Named) -> Any:
    return loop.handles[number](*arguments, **named)


def method(loop: "Loop", number: int, name: str, arguments: Arguments, named: Named) -> Any:
    """The function that this very class defines, as `super()` and patched names need it; `number` is the class."""
    target, *rest = arguments
    own = getattr(target, "__dict__", {})
    if name in own and not isinstance(target, type):
        return own[name](*rest, **named)
    found = vars(loop.handles[number])[name]
    bound = found.__get__(target, type(target)) if hasattr(type(found), "__get__") else found
    return bound(*rest, **named)


def bound(loop: "Loop", number: int, name: str, arguments: Arguments, named: Named) -> Any:
    return getattr(loop.handles[number], name)(*arguments, **named)


def special(loop: "Loop", number: int, name: str, arguments: Arguments, named: Named) -> Any:
    """A method with two underscores, looked up on the type as the interpreter does."""
    target = loop.handles[number]
    return getattr(type(target), name)(target, *arguments, **named)


def get(loop: "Loop", number: int, name: str, arguments: Arguments, named: Named) -> Any:
    return getattr(loop.handles[number], name)


def assign(loop: "Loop", number: int, name: str, arguments: Arguments, named: Named) -> None:
    setattr(loop.handles[number], name, arguments[0])


def delete(loop: "Loop", number: int, name: str, arguments: Arguments, named: Named) -> None:
    delattr(loop.handles[number], name)


def refill(loop: "Loop", number: int, _: str, arguments: Arguments, named: Named) -> None:
    """The tests have changed a value that both sides hold."""
    target = loop.handles[number]
    kind = containers.MUTABLE[type(target)]
    kind.fill(target, kind.items(arguments[0]))
    loop.tracked.settle(number)


def finish(loop: "Loop", number: int, _: str, arguments: Arguments, named: Named) -> Any:
    """Runs a coroutine to its end: the event loop is on this side."""
    return asyncio.run(loop.handles[number])


def subclass(loop: "Loop", number: int, name: str, arguments: Arguments, named: Named) -> int:
    """A class of the tests' own that extends the student's: `number` is the base, the methods are the tests'."""
    base = loop.handles[number]
    found: type = type(base)(name, (base,), {"__module__": "tests", **arguments[0]})
    return loop.handles.number(found)[0]


def namespace(loop: "Loop", number: int, _: str, arguments: Arguments, named: Named) -> dict[str, Any]:
    return dict(vars(loop.handles[number]))


def names(loop: "Loop", number: int, _: str, arguments: Arguments, named: Named) -> list[str]:
    return dir(loop.handles[number])


def library(loop: "Loop", _: None, name: str, arguments: Arguments, named: Named) -> Any:
    """Calls a function of the standard library in this process."""
    module, function = name.rsplit(".", 1)
    return getattr(importlib.import_module(module), function)(*arguments, **named)


def replace(loop: "Loop", _: None, name: str, arguments: Arguments, named: Named) -> None:
    """The tests have replaced a name of the standard library; no argument means that they have put it back."""
    module, attribute = name.rsplit(".", 1)
    target: Any = sys.modules.get(module) or importlib.import_module(module)
    original = loop.originals.setdefault(name, getattr(target, attribute, None))
    setattr(target, attribute, arguments[0] if arguments else original)


OPERATIONS: Final[dict[str, Callable[["Loop", Any, Any, Arguments, Named], Any]]] = {
    each.__name__: each
    for each in (
        load,
        call,
        method,
        bound,
        special,
        get,
        assign,
        delete,
        refill,
        finish,
        subclass,
        namespace,
        names,
        library,
        replace,
    )  # fmt: skip
}
