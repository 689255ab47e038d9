"""From a failed assertion to what a student wants to know: the call, the expected value, the value it gave."""

from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Final

from .calls import short

if TYPE_CHECKING:
    from .calls import Calls

type Facts = dict[str, str]

_UNITTEST: Final = "unittest.case"
# Assertions whose method says what was expected of its only value.
_SINGLE: Final = {"assertTrue": "True", "assertFalse": "False", "assertIsNone": "None", "assertIsNotNone": "not None"}
_BETWEEN: Final = {"assertGreater": "> ", "assertGreaterEqual": "≥ ", "assertLess": "< ", "assertLessEqual": "≤ ",
                   "assertNotEqual": "not ", "assertIsNot": "not "}  # fmt: skip


def of(trace: TracebackType | None, calls: "Calls") -> Facts:
    """Reads the assertion's own frame: nothing is patched, so a test may override what it likes."""
    frame = _assertion(trace)
    facts = _values(frame, calls) if frame else {}
    call = facts.pop("_call", None) or calls.last()
    return {"call": str(call), **facts} if call else facts


def _assertion(trace: TracebackType | None) -> FrameType | None:
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__") == _UNITTEST and trace.tb_frame.f_code.co_name.startswith("assert"):
            return trace.tb_frame
        trace = trace.tb_next
    return None


def _values(frame: FrameType, calls: "Calls") -> dict[str, Any]:
    name, values = frame.f_code.co_name, frame.f_locals
    if name in _SINGLE:
        value = values.get("expr", values.get("obj"))
        return {"expected": _SINGLE[name], "got": short(value), "_call": calls.that_answered(value)}
    for first, second in (("first", "second"), ("a", "b"), ("expr1", "expr2"), ("list1", "list2"), ("d1", "d2")):
        if first in values and second in values:
            return _pair(values[first], values[second], _BETWEEN.get(name, ""), calls)
    if "member" in values and "container" in values:
        return _membership(values["member"], values["container"], name, calls)
    return _pattern(values, name, calls)


def _pair(first: Any, second: Any, relation: str, calls: "Calls") -> dict[str, Any]:
    """(got, expected) by habit; the other way round if the student's last answer is the second."""
    last = calls.last()
    turned = last is not None and last.answer is second and last.answer is not first
    got, expected = (second, first) if turned else (first, second)
    return {"expected": f"{relation}{short(expected)}", "got": short(got), "_call": calls.that_answered(got)}


def _membership(member: Any, container: Any, name: str, calls: "Calls") -> dict[str, Any]:
    word = "in" if name == "assertIn" else "not in"
    if calls.that_answered(container):
        return {
            "expected": f"{short(member)} {word} it",
            "got": short(container),
            "_call": calls.that_answered(container),
        }
    return {"expected": f"{word} {short(container)}", "got": short(member), "_call": calls.that_answered(member)}


def _pattern(values: dict[str, Any], name: str, calls: "Calls") -> dict[str, Any]:
    text = values.get("text")
    if "Regex" in name and text is not None:
        pattern = values.get("expected_regex", values.get("unexpected_regex"))
        shown = getattr(pattern, "pattern", pattern)
        return {"expected": f"matches {shown!r}", "got": short(text), "_call": calls.that_answered(text)}
    if name == "assertIsInstance":
        value = values.get("obj")
        return {"expected": f"a {getattr(values.get('cls'), '__name__', values.get('cls'))}", "got": short(value)}
    return {}
