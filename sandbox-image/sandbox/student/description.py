"""What the tests are told about a student's object, so that they can build something that looks the same."""

import abc
import sys
import types
from collections.abc import Callable
from typing import Any, Final

from sandbox.values import layouts
from sandbox.values.scalars import NAMES, Json

from . import signatures
from .signatures import Encode

# A number for an object that stays here, without telling what it is.
type Number = Callable[[Any], int]

_DATA: Final = (property, types.GetSetDescriptorType, types.MemberDescriptorType)
_CLASS_METHODS: Final = (classmethod, types.ClassMethodDescriptorType)
_ASYNCHRONOUS: Final = {types.CoroutineType: "coroutine", types.AsyncGeneratorType: "async_generator"}
_BUILTIN_ERRORS: Final = {
    value
    for value in vars(__import__("builtins")).values()
    if isinstance(value, type) and issubclass(value, BaseException)
}


def of(value: Any, encode: Encode, class_of: Encode, number: Number) -> Json:
    if isinstance(value, type):
        return _class(value, encode, class_of, number)
    if type(value) is types.FunctionType and vars(value).keys() <= {"__wrapped__"}:
        return _function(value, encode)
    if type(value) is types.GeneratorType:
        return ["generator", value.__name__, value.__qualname__]
    if type(value) in _ASYNCHRONOUS:
        return [_ASYNCHRONOUS[type(value)]]
    if type(value) is types.ModuleType:
        return ["module", value.__name__, _public_names(value), signatures.text(value.__doc__)]
    return ["instance", class_of(type(value))]


def layout_of(value: Any) -> type | None:
    return None if isinstance(value, type | BaseException) else layouts.of(type(value))


def _class(cls: type, encode: Encode, class_of: Encode, number: Number) -> Json:
    layout = layouts.of(cls)
    return [
        "class",
        {
            "name": cls.__name__,
            "qualname": cls.__qualname__,
            "module": str(cls.__module__),
            "doc": signatures.text(cls.__doc__),
            "line": _first_line(cls),
            "layout": layout.__name__ if layout else None,
            "library_bases": [library_name(base) for base in cls.__bases__ if is_library_class(base)],
            "bases": [
                encode(base) if base in layouts.NAMES.values() else class_of(base)
                for base in cls.__bases__
                if _is_mirrored(base)
            ],
            "stands_for": NAMES.get(id(cls)) or (library_name(cls) if is_library_class(cls) else None),
            "abstract": sorted(getattr(cls, "__abstractmethods__", ())) if isinstance(cls, abc.ABCMeta) else [],
            "fields": _fields(cls),
            "members": {
                name: [kind, number(value)] for name, value in list(vars(cls).items()) if (kind := _member(value))
            },
            "signatures": signatures.of_methods(cls, encode),
        },
    ]


def library_name(cls: type) -> str:
    return f"{cls.__module__}:{cls.__qualname__}"


def is_library_class(cls: type) -> bool:
    """Whether the tests' process finds the same class under its name."""
    module = sys.modules.get(cls.__module__)
    known = cls.__module__.partition(".")[0] in sys.stdlib_module_names
    return known and getattr(module, cls.__name__, None) is cls


def _fields(cls: type) -> list[str] | None:
    fields = vars(cls).get("__dataclass_fields__")
    return list(fields) if isinstance(fields, dict) else None


def _is_mirrored(base: type) -> bool:
    return base in layouts.NAMES.values() or base in _BUILTIN_ERRORS or base not in {object, type}


def _member(value: Any) -> str | None:
    if isinstance(value, staticmethod):
        return "static"
    if isinstance(value, _CLASS_METHODS):
        return "class"
    if isinstance(value, type):
        return None
    if callable(value):
        return "method"
    return "data" if isinstance(value, _DATA) or hasattr(type(value), "__get__") else None


def _function(function: types.FunctionType, encode: Encode) -> Json:
    return ["function", {**signatures.of_function(function, encode), "file": function.__code__.co_filename}]


def _first_line(cls: type) -> int | None:
    line = vars(cls).get("__firstlineno__")
    return line if type(line) is int else None


def _public_names(module: types.ModuleType) -> list[str]:
    declared = vars(module).get("__all__")
    if isinstance(declared, list | tuple):
        return [each for each in declared if type(each) is str]
    return [name for name in list(vars(module)) if not name.startswith("_")]
