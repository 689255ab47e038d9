"""What the tests are told about functions: names, places, parameters."""

import inspect
import types
from collections.abc import Callable
from typing import Any

from sandbox.values.scalars import Json

type Encode = Callable[[Any], Json]


def of_function(function: types.FunctionType, encode: Encode) -> dict[str, Json]:
    return {
        "name": function.__name__,
        "qualname": function.__qualname__,
        "module": str(function.__module__),
        "doc": text(function.__doc__),
        "line": function.__code__.co_firstlineno,
        "flags": function.__code__.co_flags,
        "names": function.__code__.co_names,
        "parameters": _parameters(function, encode),
    }


def of_methods(cls: type, encode: Encode) -> dict[str, Json]:
    return {
        name: of_function(function, encode)
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


def text(value: object) -> str | None:
    return value if type(value) is str else None
