"""Objects of the tests that the student's code was handed: it may use them, and only through these few doors."""

from collections.abc import Callable
from typing import Any, Final

from sandbox import awaited

type Ask = Callable[..., Any]

_OPERATIONS: Final = (
    "__iter__", "__next__", "__len__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__enter__",
    "__exit__", "__str__", "__repr__", "__eq__", "__lt__", "__le__", "__gt__", "__ge__", "__add__", "__sub__",
    "__mul__", "__int__", "__float__", "__bool__", "__hash__", "__call__", "__aiter__", "__anext__",
    "__aenter__", "__aexit__",
)  # fmt: skip
_CREATED: Final[dict[int, Any]] = {}
NUMBERS: Final[dict[int, int]] = {}


def borrowed(number: int, facts: dict[str, Any], ask: Ask) -> Any:
    """The same number gives the same object, so identity holds. A function stands for a function: decorators copy
    its names and ask what it is.
    """
    if number not in _CREATED:
        _CREATED[number] = _kind(facts)(number, facts, ask)
        NUMBERS[id(_CREATED[number])] = number
    return _CREATED[number]


def _kind(facts: dict[str, Any]) -> Callable[[int, dict[str, Any], Ask], Any]:
    if facts["function"]:
        return _function
    return _coroutine if facts["async"] and facts["awaitable"] else _thing


def _function(number: int, facts: dict[str, Any], ask: Ask) -> Callable[..., Any]:
    def plain(*arguments: Any, **named: Any) -> Any:
        return ask("operate", number, "__call__", arguments, named)

    async def coroutine(*arguments: Any, **named: Any) -> Any:
        return await ask("operate", number, "__call__", arguments, named)

    function: Any = coroutine if facts["async"] else plain
    function.__name__, function.__qualname__ = facts["name"], facts["qualname"]
    function.__doc__ = facts["doc"]
    function.__module__ = "tests"
    made: Callable[..., Any] = function
    return made


async def _coroutine(number: int, _: dict[str, Any], ask: Ask) -> Any:
    """Runs in the tests' process, in turns with what runs here."""
    return await awaited.result(lambda loop: ask("advance", number, loop), lambda: ask("cancel", number))


class _Thing:
    """Anything else of the tests': a fake, a mock, a stream, an iterator."""

    def __init__(self, number: int, ask: Ask) -> None:
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "_ask", ask)

    def __getattr__(self, name: str) -> Any:
        return self._ask("attribute", self._number, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._ask("assign", self._number, name, value)


def _thing(number: int, facts: dict[str, Any], ask: Ask) -> _Thing:
    operations = {name: _operation(name) for name in _OPERATIONS if name in facts["operations"]}
    if facts["awaitable"]:
        operations["__await__"] = lambda _: _coroutine(number, facts, ask).__await__()
    cls = type(facts["name"], (_Thing,), {**operations, "__module__": "tests"})
    thing: _Thing = cls(number, ask)
    return thing


def _operation(name: str) -> Callable[..., Any]:
    def operation(self: Any, *arguments: Any, **named: Any) -> Any:
        return self._ask("operate", self._number, name, arguments, named)

    operation.__name__ = name
    return operation
