"""Functions and generators of the student's code as real functions and generators of this process."""

import builtins
import inspect
import types
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, Final

from .trust import steers

if TYPE_CHECKING:
    from .remote import Remote

type Perform = Callable[[tuple[Any, ...], dict[str, Any]], Any]

_FIRST_LINE_LIMIT: Final = 1 << 20


def mirror_function(remote: "Remote", number: int, facts: dict[str, Any]) -> Callable[..., Any]:
    label = str(facts["name"])

    def perform(arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        return remote.request("call", number, "", arguments, named, label=label)

    return dressed(remote, perform, facts)


def dressed(remote: "Remote", perform: Perform, facts: dict[str, Any]) -> Callable[..., Any]:
    """A function with the student's name, place and signature. A generator function stays one, and as lazy."""
    shape: Any = _of_its_kind(perform, int(facts.get("flags", 0)))
    # Globals of its own: whoever evaluates an annotation in a function's globals must not meet ours.
    function = types.FunctionType(shape.__code__, {"__builtins__": builtins}, closure=shape.__closure__)
    name, line = str(facts["name"]), int(facts.get("line") or 1)
    function.__code__ = function.__code__.replace(
        co_name=name,
        co_filename=str(facts.get("file", "")),
        co_firstlineno=max(1, min(line, _FIRST_LINE_LIMIT)),
        co_names=(*function.__code__.co_names, *map(str, facts.get("names", ()))),  # for tests that forbid `sorted`
    )
    function.__name__, function.__qualname__ = name, str(facts["qualname"])
    function.__module__, function.__doc__ = str(facts["module"]), facts["doc"]
    _sign(remote, function, facts.get("parameters"))
    made: Callable[..., Any] = function
    return made


def _of_its_kind(perform: Perform, flags: int) -> Callable[..., Any]:
    def plain(*arguments: Any, **named: Any) -> Any:
        return perform(arguments, named)

    def generator(*arguments: Any, **named: Any) -> Any:
        return (yield from perform(arguments, named))

    async def coroutine(*arguments: Any, **named: Any) -> Any:
        return await perform(arguments, named)

    async def async_generator(*arguments: Any, **named: Any) -> Any:
        async for each in perform(arguments, named):
            yield each

    kinds = {
        inspect.CO_GENERATOR: generator,
        inspect.CO_COROUTINE: coroutine,
        inspect.CO_ASYNC_GENERATOR: async_generator,
    }
    return next((made for flag, made in kinds.items() if flags & flag), plain)


def signature(remote: "Remote", wire: Any, skip: int = 0) -> inspect.Signature | None:
    if not wire:
        return None
    try:
        parameters = [_parameter(remote, each) for each in wire[0][skip:]]
        return inspect.Signature(parameters, return_annotation=_optional(remote, *wire[1]))
    except (ValueError, TypeError, IndexError):
        return None


def mirror_generator(remote: "Remote", number: int) -> Generator[Any, Any, Any]:
    sent: Any = None
    thrown: BaseException | None = None
    while True:
        try:
            value = _resumed(remote, number, sent, thrown)
        except StopIteration as stop:
            if thrown is not None and steers(thrown):
                raise thrown from None
            return stop.value
        try:
            sent, thrown = (yield value), None
        except GeneratorExit:
            if remote.idle:  # the garbage collector may end us in the middle of another request
                remote.request("bound", number, "close")
            raise
        except BaseException as error:  # noqa: BLE001 -- thrown into the generator by the test
            thrown = error


def _resumed(remote: "Remote", number: int, sent: Any, thrown: BaseException | None) -> Any:
    if thrown is not None:
        return remote.throw(number, "throw", "", thrown)
    return remote.request("bound", number, "send", (sent,))


def _sign(remote: "Remote", function: Any, wire: Any) -> None:
    found = signature(remote, wire)
    if found is None:
        return
    function.__signature__ = found
    function.__annotations__ = {
        each.name: each.annotation for each in found.parameters.values() if each.annotation is not each.empty
    } | ({} if found.return_annotation is found.empty else {"return": found.return_annotation})
    named = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    defaults = [each.default for each in found.parameters.values() if each.kind in named]
    given = tuple(each for each in defaults if each is not inspect.Parameter.empty)
    function.__defaults__ = given or None


def _parameter(remote: "Remote", wire: Any) -> inspect.Parameter:
    name, kind, has_default, default, has_annotation, annotation = wire
    return inspect.Parameter(
        name,
        inspect._ParameterKind(kind),  # noqa: SLF001 -- the public names are its five members
        default=_optional(remote, has_default, default),
        annotation=_optional(remote, has_annotation, annotation),
    )


def _optional(remote: "Remote", given: bool, wire: Any) -> Any:  # noqa: FBT001 -- a pair from the wire
    return remote.decode_alone(wire) if given else inspect.Parameter.empty
