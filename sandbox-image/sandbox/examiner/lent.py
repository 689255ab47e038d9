"""Objects of the tests in the hands of the student's code: what it may do with them, and nothing else."""

import inspect
import types
import unittest
import unittest.mock
from typing import Any, Final

from sandbox.wire import ForgedFrameError

from .mirror import Mirror

_FUNCTIONS: Final = (types.FunctionType, types.MethodType, types.BuiltinFunctionType, types.BuiltinMethodType)
# Parts of the test run itself: nothing of them may be used at all.
_STEERING: Final = (unittest.TestCase, unittest.TestSuite, unittest.TestLoader, unittest.TestResult)
_CLOSED: Final = (*_FUNCTIONS, type, types.ModuleType, types.FrameType, types.CodeType, types.GeneratorType,
                  types.CoroutineType, types.AsyncGeneratorType, types.TracebackType, *_STEERING)  # fmt: skip
_OPERATIONS: Final = (
    "__iter__", "__next__", "__len__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__enter__",
    "__exit__", "__str__", "__repr__", "__eq__", "__lt__", "__le__", "__gt__", "__ge__", "__add__", "__sub__",
    "__mul__", "__int__", "__float__", "__bool__", "__hash__", "__call__", "__aiter__", "__anext__",
    "__aenter__", "__aexit__",
)  # fmt: skip
# What a mock remembers and asserts is the test's: a student's code must not reset or replace it.
_RECORDS: Final = frozenset([*dir(unittest.mock.MagicMock()), *dir(unittest.mock.AsyncMock())])


class Lent:
    def __init__(self) -> None:
        self._objects: list[Any] = []
        self._numbers: dict[int, int] = {}

    def __getitem__(self, number: object) -> Any:
        if type(number) is not int or not 0 <= number < len(self._objects):
            raise ForgedFrameError("no such object of the tests")
        return self._objects[number]

    def wire(self, value: Any) -> list[Any]:
        number = self._numbers.get(id(value))
        if number is None:
            number = self._numbers[id(value)] = len(self._objects)
            self._objects.append(value)
        return ["k", number, _facts(value)]

    def operate(self, number: object, name: object, arguments: Any, named: Any) -> Any:
        return _operate(self[number], name, arguments, named)

    def attribute(self, number: object, name: object) -> Any:
        return getattr(self[number], _public(self[number], name))

    def assign(self, number: object, name: object, value: Any) -> None:
        target = self[number]
        if _would_stand_in(value, target):
            raise AttributeError(f"{type(target).__name__!r} object takes no object of yours as {name!r}")
        setattr(target, _public(target, name), value)


def _facts(value: Any) -> dict[str, Any]:
    is_function = isinstance(value, _FUNCTIONS)
    return {
        "function": is_function,
        "name": str(getattr(value, "__name__", "function")) if is_function else type(value).__name__,
        "qualname": str(getattr(value, "__qualname__", "function")) if is_function else "",
        "doc": getattr(value, "__doc__", None) if is_function else None,
        "async": _is_asynchronous(value),
        "awaitable": inspect.isawaitable(value),
        "operations": []
        if is_function or isinstance(value, _STEERING)
        else [each for each in _OPERATIONS if hasattr(type(value), each)],
    }


def _is_asynchronous(value: Any) -> bool:
    """A mock with a function's specification says yes to every question about its code."""
    if issubclass(type(value), unittest.mock.NonCallableMock):
        return issubclass(type(value), unittest.mock.AsyncMock)
    return inspect.iscoroutine(value) or inspect.iscoroutinefunction(value)


def _operate(target: Any, name: object, arguments: Any, named: Any) -> Any:
    if isinstance(target, _STEERING):
        raise ForgedFrameError("no operation on the test run")
    if name == "__call__":
        return target(*arguments, **named)
    if name not in _OPERATIONS:
        raise ForgedFrameError("no such operation")
    if isinstance(target, unittest.mock.NonCallableMock):
        return getattr(target, str(name))(*arguments, **named)  # a mock's own are set on it, without self
    return getattr(type(target), str(name))(target, *arguments, **named)


def _would_stand_in(value: Any, target: Any) -> bool:
    """A mock takes plain values only: an object in place of a part of it could answer what the test asserts."""
    return isinstance(target, unittest.mock.NonCallableMock) and (isinstance(value, Mirror) or callable(value))


def _public(target: Any, name: object) -> str:
    """A fake's own attributes, as the student's code would use them; never a way into the tests' namespaces."""
    is_record = isinstance(target, unittest.mock.NonCallableMock) and name in _RECORDS
    if type(name) is not str or name.startswith("_") or is_record or isinstance(target, _CLOSED):
        raise AttributeError(f"{type(target).__name__!r} object has no attribute {name!r}")
    return name
