"""Objects of the tests in the hands of the student's code: what it may do with them, and nothing else."""

import builtins
import sys
import types
import unittest
import unittest.mock
from typing import Any, Final

from sandbox.wire import ForgedFrameError

from . import messages

_FUNCTIONS: Final = (types.FunctionType, types.MethodType, types.BuiltinFunctionType, types.BuiltinMethodType)
_CLOSED: Final = (*_FUNCTIONS, type, types.ModuleType, types.FrameType, types.CodeType, types.GeneratorType,
                  unittest.TestCase)  # fmt: skip
_OPERATIONS: Final = (
    "__iter__", "__next__", "__len__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__enter__",
    "__exit__", "__str__", "__repr__", "__eq__", "__lt__", "__le__", "__gt__", "__ge__", "__add__", "__sub__",
    "__mul__", "__int__", "__float__", "__bool__", "__hash__", "__call__",
)  # fmt: skip
# What a mock remembers and asserts is the test's: a student's code must not reset or replace it.
_RECORDS: Final = frozenset(dir(unittest.mock.MagicMock()))


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

    def serve(self, what: object, arguments: list[Any]) -> Any:
        if what == "input":
            return builtins.input(*arguments)
        if what == "stdin":
            name, size = arguments
            return sys.stdin.readline(size) if name == "readline" else sys.stdin.read(size)
        if what == "warn":
            return messages.warn(*arguments)
        if what == "log":
            return messages.log(*arguments)
        target = self[arguments[0]]
        if what == "operate":
            return _operate(target, *arguments[1:])
        name = _public(target, arguments[1])
        return setattr(target, name, arguments[2]) if what == "assign" else getattr(target, name)


def _facts(value: Any) -> dict[str, Any]:
    is_function = isinstance(value, _FUNCTIONS)
    return {
        "function": is_function,
        "name": str(getattr(value, "__name__", "function")) if is_function else type(value).__name__,
        "qualname": str(getattr(value, "__qualname__", "function")) if is_function else "",
        "doc": getattr(value, "__doc__", None) if is_function else None,
        "operations": [] if is_function else [each for each in _OPERATIONS if hasattr(type(value), each)],
    }


def _operate(target: Any, name: object, arguments: Any, named: Any) -> Any:
    if name == "__call__":
        return target(*arguments, **named)
    if name not in _OPERATIONS:
        raise ForgedFrameError("no such operation")
    if isinstance(target, unittest.mock.NonCallableMock):
        return getattr(target, str(name))(*arguments, **named)  # a mock's own are set on it, without self
    return getattr(type(target), str(name))(target, *arguments, **named)


def _public(target: Any, name: object) -> str:
    """A fake's own attributes, as the student's code would use them; never a way into the tests' namespaces."""
    is_record = isinstance(target, unittest.mock.NonCallableMock) and name in _RECORDS
    if type(name) is not str or name.startswith("_") or is_record or isinstance(target, _CLOSED):
        raise AttributeError(f"{type(target).__name__!r} object has no attribute {name!r}")
    return name
