"""Immutable values that cross as one short text, and the standard library's own names."""

import base64
import datetime as dt
import decimal
import fractions
import pathlib
import re
import sys
import types
import uuid
from collections.abc import Callable
from typing import Any, Final

# Small integers are JSON numbers; beyond this, decimal text would cost quadratic time and hit Python's digit limit.
SMALL: Final = 1 << 63

# JSON would join two such halves to the one character that they encode elsewhere.
_HALVES: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")

type Json = Any

TO_WIRE: Final[dict[type, Callable[[Any], Json]]] = {
    str: lambda v: v if v.isascii() or not _HALVES.search(v) else ["U", v.encode("utf-8", "surrogatepass").hex()],
    int: lambda v: v if -SMALL <= v < SMALL else ["i", hex(v)],
    bytes: lambda v: ["b", base64.b64encode(v).decode()],
    complex: lambda v: ["c", v.real, v.imag],
    slice: lambda v: _slice(v.start, v.stop, v.step),
    range: lambda v: ["g", *(hex(each) for each in (v.start, v.stop, v.step))],
    decimal.Decimal: lambda v: ["D", str(v)],
    fractions.Fraction: lambda v: ["F", hex(v.numerator), hex(v.denominator)],
    dt.date: lambda v: ["da", v.isoformat()],
    dt.time: lambda v: ["ti", v.isoformat()] if _plain_zone(v.tzinfo) else None,
    dt.datetime: lambda v: ["dt", v.isoformat()] if _plain_zone(v.tzinfo) else None,
    dt.timedelta: lambda v: ["td", v.days, v.seconds, v.microseconds],
    uuid.UUID: lambda v: ["u", v.hex],
    pathlib.PosixPath: lambda v: ["P", str(v)],
    pathlib.PurePosixPath: lambda v: ["PP", str(v)],
    pathlib.PureWindowsPath: lambda v: ["PW", str(v)],
    type(Ellipsis): lambda _: ["E"],
    type(NotImplemented): lambda _: ["N"],
}

FROM_WIRE: Final[dict[str, Callable[..., Any]]] = {
    "U": lambda v: bytes.fromhex(v).decode("utf-8", "surrogatepass"),
    "i": lambda v: int(v, 16),
    "b": base64.b64decode,
    "c": complex,
    "S": slice,
    "g": lambda *v: range(*(int(each, 16) for each in v)),
    "D": decimal.Decimal,
    "F": lambda n, d: fractions.Fraction(int(n, 16), int(d, 16)),
    "da": dt.date.fromisoformat,
    "ti": dt.time.fromisoformat,
    "dt": dt.datetime.fromisoformat,
    "td": dt.timedelta,
    "u": lambda v: uuid.UUID(hex=v),
    "P": pathlib.PosixPath,
    "PP": pathlib.PurePosixPath,
    "PW": pathlib.PureWindowsPath,
    "E": lambda: Ellipsis,
    "N": lambda: NotImplemented,
}

# Modules whose functions and classes are the same on both sides and cross by name. None of them acts on the outside.
_NAMED_MODULES: Final = ("builtins", "math", "operator", "decimal", "fractions", "datetime", "string", "collections",
                         "pathlib")  # fmt: skip
_WITHHELD: Final = {"eval", "exec", "compile", "open", "input", "print", "breakpoint", "help", "exit", "quit",
                    "globals", "locals", "vars", "getattr", "setattr", "delattr", "__import__",
                    "setcontext", "getcontext", "localcontext"}  # fmt: skip


def _slice(*parts: Any) -> Json:
    return ["S", *parts] if all(each is None or type(each) is int for each in parts) else None


def _plain_zone(zone: dt.tzinfo | None) -> bool:
    return zone is None or type(zone) is dt.timezone


def _table() -> dict[str, Any]:
    kinds = (type, types.BuiltinFunctionType, types.FunctionType)
    return {
        f"{module}:{name}": value
        for module in _NAMED_MODULES
        if module in sys.modules
        for name, value in vars(sys.modules[module]).items()
        if isinstance(value, kinds) and not name.startswith("_") and name not in _WITHHELD
    }


NAMED: Final = {**_table(), "builtins:NoneType": type(None), "builtins:function": types.FunctionType}
NAMES: Final = {id(value): name for name, value in NAMED.items()}
