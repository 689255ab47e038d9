"""A student's process that answers whatever could agree: numbers, echoes of what it hears, objects that nod.

It speaks the language of examiner/conversation.py without being confined by what our own student/loop.py would say.
"""

import json
from random import Random
from typing import Any, Final

from sandbox.examiner import special
from sandbox.values import layouts
from sandbox.wire import ChannelClosedError

type Wire = Any

_DUNDERS: Final = sorted(
    {*special.FREE, *special.COMPARING, *special.BINARY, "__contains__"} - {"__copy__", "__deepcopy__"}
)
_MEMBERS: Final = (
    "startswith",
    "endswith",
    "issubset",
    "issuperset",
    "isdisjoint",
    "difference",
    "symmetric_difference",
    "intersection",
    "union",
    "count",
    "value",
    "length",
    "items",
)
_LAYOUTS: Final = (None, None, "int", "float", "str", "list", "set", "dict", "tuple")
_ERRORS: Final = ("StopIteration", "KeyError", "AttributeError", "AssertionError", "KeyboardInterrupt")
# As good as values of the tests' own, if the examiner took them for objects.
_KINDS: Final = ("builtins:int", "builtins:str", "builtins:float", "builtins:tuple")
_CONSTANTS: Final = (0, 1, 0.0, True, False, None, "", ["N"], ["l", None, []], ["t"], ["s", None, []], ["d", None, []])
_DOORS: Final = ("send", "return_value", "side_effect", "called", "call_count", "mock_calls", "reset_mock",
                 "await_count", "assert_called_once_with", "assert_called_with",
                 "assert_awaited_once_with")  # fmt: skip
_PATIENCE: Final = 60
_CLASSES: Final = {"Vector", "Manager"}


class Adversary:
    """A channel for the examiner; what it does depends on `seed` alone."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._heard: list[Wire] = []
        self._lent: list[int] = []
        self._classes: dict[str | None, int] = {}
        self._named: dict[str, int] = {}
        self._numbers = 0
        self._request: list[Any] = []
        self._questions = 0
        self._patience = _PATIENCE

    def send(self, payload: bytes) -> None:
        head, _, rest = payload.decode().partition("\n")
        if head in {"v", "x"}:
            self._hear(json.loads(rest))
        elif rest:
            self._request = json.loads(head)
            self._hear(json.loads(rest))
            self._questions = self._random.randrange(4) if self._lent else 0

    def receive(self) -> bytes:
        """Raises ChannelClosedError when it has been asked often enough: its items never end."""
        self._patience -= 1
        if self._patience < 0:
            raise ChannelClosedError
        if self._questions:
            self._questions -= 1
            return _message(["c", *self._question(), []])
        if not self._random.randrange(12) and self._request[:1] != ["load"]:
            return _message(["e", self._error(), "", self._random.choice([None, 0, 1]), 0, [], []])
        return _message(["r", self._answer(*self._request), 0, [], []])

    def _hear(self, wire: Wire) -> None:
        """Every value that the tests have let out is something to say back."""
        if isinstance(wire, list) and wire[:1] == ["k"]:
            self._lent.append(wire[1])
        elif isinstance(wire, list):
            for each in wire:
                self._hear(each)
        elif isinstance(wire, dict):
            for each in wire.values():
                self._hear(each)
        else:
            self._heard.append(wire)

    def _question(self) -> tuple[str, list[Wire]]:
        target = self._random.choice(self._lent)
        name = self._random.choice(_DOORS)
        return self._random.choice([
            ("attribute", [target, name]),
            ("assign", [target, name, self._value()]),
            ("operate", [target, "__call__", ["t", self._value()], ["d", None, []]]),
        ])  # fmt: skip

    def _answer(self, operation: str, _: int | None, name: str) -> Wire:
        if operation == "load":
            return ["h", self._number(), ["module", "solution", ["answer", *_CLASSES], None]]
        if operation == "get" and name in _CLASSES:
            return self._class(None, name)
        if operation == "get" and name == "answer":
            return self._function()
        return self._value()

    def _value(self) -> Wire:
        kind = self._random.randrange(10)
        if kind < 5:
            return self._object()
        if kind < 6 and self._lent:
            return ["k", self._random.choice(self._lent)]
        return self._random.choice([*_CONSTANTS, *self._heard[-4:]])

    def _object(self) -> Wire:
        if not self._random.randrange(40):
            kind = ["instance", ["T", self._random.choice(_KINDS)]]
            return ["h", self._number(), kind, self._random.choice([*_CONSTANTS, *self._heard[-4:]])]
        layout = self._random.choice(_LAYOUTS)
        told = ["instance", self._class(layout, "Vector")]
        content = [] if layout is None else [_content(layout, self._random.choice(self._heard[-4:] or [0]))]
        return ["h", self._number(), told, *content]

    def _class(self, layout: str | None, name: str) -> Wire:
        if layout in self._classes:
            return ["h", self._classes[layout], 0]
        number = self._classes[layout] = self._number()
        members = {each: ["method", self._number()] for each in (*_DUNDERS, *_MEMBERS)}
        return ["h", number, ["class", _facts(name, layout, members)]]

    def _error(self) -> Wire:
        kind = ["instance", ["T", f"builtins:{self._random.choice(_ERRORS)}"]]
        return ["h", self._number(), kind, [[], "", None, {}, None, False]]

    def _function(self) -> Wire:
        if "answer" in self._named:
            return ["h", self._named["answer"], 0]
        self._named["answer"] = self._number()
        facts = {"name": "answer", "qualname": "answer", "module": "solution", "doc": None, "file": "solution.py"}
        return ["h", self._named["answer"], ["function", facts]]

    def _number(self) -> int:
        self._numbers += 1
        return self._numbers


def _facts(name: str, layout: str | None, members: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "qualname": name, "module": "solution", "doc": None, "line": None, "layout": layout,
            "library_bases": [], "bases": [["T", f"builtins:{layout}"]] if layout else [], "stands_for": None,
            "abstract": [], "fields": None, "members": members, "signatures": {}}  # fmt: skip


def _content(layout: str, heard: Wire) -> Wire:
    number = heard if isinstance(heard, int | float) else 0
    words = heard if isinstance(heard, str) else ""
    plain: dict[str, Wire] = {
        "int": int(number), "float": float(number), "str": words, "tuple": ["t", heard], "list": ["l", None, [heard]],
        "set": ["s", None, [heard]], "dict": ["d", None, []],
    }  # fmt: skip
    assert layout in layouts.NAMES
    return plain[layout]


def _message(message: list[Any]) -> bytes:
    return json.dumps(message).encode("ascii")
