"""What the tests are told about a student's object, so that they can build something that looks the same."""

import abc
import inspect
import sys
import types
from collections.abc import Callable
from typing import Any, Final

from sandbox.values import layouts
from sandbox.values.scalars import NAMES, Json

type Encode = Callable[[Any], Json]
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
        return _class(value, encode, number)
    if type(value) is types.FunctionType and vars(value).keys() <= {"__wrapped__"}:
        return _function(value, encode)
    if type(value) is types.GeneratorType:
        return ["generator", value.__name__, value.__qualname__]
    if type(value) in _ASYNCHRONOUS:
        return [_ASYNCHRONOUS[type(value)]]
    if type(value) is types.ModuleType:
        return ["module", value.__name__, _public_names(value), _text(value.__doc__)]
    return ["instance", class_of(type(value))]


def layout_of(value: Any) -> type | None:
    return None if isinstance(value, type | BaseException) else layouts.of(type(value))


def _class(cls: type, encode: Encode, number: Number) -> Json:
    layout = layouts.of(cls)
    return [
        "class",
        {
            "name": cls.__name__,
            "qualname": cls.__qualname__,
            "module": str(cls.__module__),
            "doc": _text(cls.__doc__),
            "line": _first_line(cls),
            "layout": layout.__name__ if layout else None,
            "library_bases": [library_name(base) for base in cls.__bases__ if is_library_class(base)],
            "bases": [encode(base) for base in cls.__bases__ if _is_mirrored(base)],
            "stands_for": NAMES.get(id(cls)) or (library_name(cls) if is_library_class(cls) else None),
            "abstract": sorted(getattr(cls, "__abstractmethods__", ())) if isinstance(cls, abc.ABCMeta) else [],
            "fields": _fields(cls),
            "members": {
                name: [kind, number(value)] for name, value in list(vars(cls).items()) if (kind := _member(value))
            },
            "signatures": _signatures(cls, encode),
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
    return ["function", {**_function_facts(function, encode), "file": function.__code__.co_filename}]


def _function_facts(function: types.FunctionType, encode: Encode) -> dict[str, Json]:
    return {
        "name": function.__name__,
        "qualname": function.__qualname__,
        "module": str(function.__module__),
        "doc": _text(function.__doc__),
        "line": function.__code__.co_firstlineno,
        "flags": function.__code__.co_flags,
        "parameters": _parameters(function, encode),
    }


def _signatures(cls: type, encode: Encode) -> dict[str, Json]:
    return {
        name: _function_facts(function, encode)
        for name, value in list(vars(cls).items())
        if isinstance(function := getattr(value, "__func__", value), types.FunctionType)
    }


def _parameters(function: types.FunctionType, encode: Encode) -> Json:
    """Name, kind, default and annotation of each parameter, then the return annotation; None if it cannot be known."""
    try:
        signature = inspect.signature(function)
        parameters = [
            [each.name, int(each.kind), *_optional(each.default, encode), *_optional(each.annotation, encode)]
            for each in signature.parameters.values()
        ]
        return [parameters, _optional(signature.return_annotation, encode)]
    except Exception:  # noqa: BLE001 -- a student may plant anything in __signature__ or a default
        return None


def _optional(value: Any, encode: Encode) -> list[Json]:
    return [False, None] if value is inspect.Parameter.empty else [True, encode(value)]


def _first_line(cls: type) -> int | None:
    line = vars(cls).get("__firstlineno__")
    return line if type(line) is int else None


def _public_names(module: types.ModuleType) -> list[str]:
    declared = vars(module).get("__all__")
    if isinstance(declared, list | tuple):
        return [each for each in declared if type(each) is str]
    return [name for name in list(vars(module)) if not name.startswith("_")]


def _text(value: object) -> str | None:
    return value if type(value) is str else None
