"""What the tests may ask of the student's process, by name."""

import importlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sandbox.values import containers

if TYPE_CHECKING:
    from .loop import Loop


class Request(NamedTuple):
    """`number` is the object that is meant, None for requests about none; `name` means what the operation says."""

    number: Any
    name: str
    arguments: list[Any]
    named: dict[str, Any]


def load(loop: "Loop", request: Request) -> Any:
    """The name is the way: load, reload, run_as_script."""
    return getattr(loop.source, request.name)()


def call(loop: "Loop", request: Request) -> Any:
    return loop.handles[request.number](*request.arguments, **request.named)


def method(loop: "Loop", request: Request) -> Any:
    """The function that this very class defines, as `super()` and patched names need it; the number is the class's."""
    target, *rest = request.arguments
    own = getattr(target, "__dict__", {})
    if request.name in own and not isinstance(target, type):
        return own[request.name](*rest, **request.named)
    found = vars(loop.handles[request.number])[request.name]
    bound = found.__get__(target, type(target)) if hasattr(type(found), "__get__") else found
    return bound(*rest, **request.named)


def bound(loop: "Loop", request: Request) -> Any:
    return getattr(loop.handles[request.number], request.name)(*request.arguments, **request.named)


def special(loop: "Loop", request: Request) -> Any:
    """A method with two underscores, looked up on the type as the interpreter does."""
    target = loop.handles[request.number]
    if request.name == "__getitem__":
        return target[request.arguments[0]]  # also `Stack[int]`, of a class that is generic
    return getattr(type(target), request.name)(target, *request.arguments, **request.named)


def get(loop: "Loop", request: Request) -> Any:
    return getattr(loop.handles[request.number], request.name)


def assign(loop: "Loop", request: Request) -> None:
    setattr(loop.handles[request.number], request.name, request.arguments[0])


def delete(loop: "Loop", request: Request) -> None:
    delattr(loop.handles[request.number], request.name)


def refill(loop: "Loop", request: Request) -> None:
    """The tests have changed a value that both sides hold."""
    target = loop.handles[request.number]
    kind = containers.MUTABLE[type(target)]
    kind.fill(target, kind.items(request.arguments[0]))
    loop.tracked.settle(request.number)


def advance(loop: "Loop", request: Request) -> Any:
    """Goes on with a coroutine; the name is that of the event loop that awaits it."""
    return loop.awaited.advance(request.number, loop.handles[request.number], request.name)


def cancel(loop: "Loop", request: Request) -> None:
    loop.awaited.cancel(request.number)


async def step(loop: "Loop", request: Request) -> Any:
    """One step of an asynchronous generator, to be awaited like any coroutine: asend, athrow, aclose."""
    return await getattr(loop.handles[request.number], request.name)(*request.arguments)


def leave(loop: "Loop", request: Request) -> Any:
    """`__exit__` or `__aexit__`, with an exception."""
    target, error = loop.handles[request.number], _error(loop, request)
    return getattr(type(target), request.name)(target, type(error), error, error.__traceback__)


def throw(loop: "Loop", request: Request) -> Any:
    return loop.handles[request.number].throw(_error(loop, request))


def _error(loop: "Loop", request: Request) -> Any:
    """The student's own, or one of the tests'."""
    return request.arguments[0] if len(request.arguments) == 1 else loop.telling.thrown(*request.arguments)


def subclass(loop: "Loop", request: Request) -> int:
    """A class of the tests' own that extends the student's: the number is the base's, the methods are the tests'."""
    base = loop.handles[request.number]
    found = type(base)(request.name, (base,), {"__module__": "tests", **request.arguments[0]})
    return loop.handles.number(found)[0]


def namespace(loop: "Loop", request: Request) -> dict[str, Any]:
    return dict(vars(loop.handles[request.number]))


def names(loop: "Loop", request: Request) -> list[str]:
    return dir(loop.handles[request.number])


def library(_: "Loop", request: Request) -> Any:
    """Calls a function of the standard library in this process."""
    module, function = request.name.rsplit(".", 1)
    return getattr(importlib.import_module(module), function)(*request.arguments, **request.named)


def replace(loop: "Loop", request: Request) -> None:
    """The tests have replaced a name of the standard library; no argument means that they have put it back."""
    module, attribute = request.name.rsplit(".", 1)
    target: Any = sys.modules.get(module) or importlib.import_module(module)
    original = loop.originals.setdefault(request.name, getattr(target, attribute, None))
    setattr(target, attribute, request.arguments[0] if request.arguments else original)


_ALL: Final = (load, call, method, bound, special, get, assign, delete, refill, advance, cancel, step, leave,
               throw, subclass, namespace, names, library, replace)  # fmt: skip
OPERATIONS: Final[dict[str, Callable[["Loop", Request], Any]]] = {each.__name__: each for each in _ALL}
