"""The last calls of the student's code, for the feedback: which call, and what it answered."""

import collections
import reprlib
from collections.abc import Callable
from typing import Any, Final

_KEPT: Final = 16
_TEXT_LIMIT: Final = 400
_UNANSWERED: Final = object()


def short(value: object, limit: int = _TEXT_LIMIT) -> str:
    """repr() that never raises and never floods: a student's `__repr__`, or an integer of a million digits."""
    try:
        text = str.__str__(repr(value))  # without the methods of a student's subclass of str
    except BaseException:  # noqa: BLE001 -- as above; the lost process is noticed elsewhere
        text = reprlib.repr(type(value))
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


class Call:
    """`arguments` reads the message that was sent, so the text shows them as they were before the call."""

    __slots__ = ("_arguments", "_label", "answer")

    def __init__(self, label: str, arguments: Callable[[], tuple[list[Any], dict[str, Any]]]) -> None:
        self._label = label
        self._arguments = arguments
        self.answer: Any = _UNANSWERED

    def __str__(self) -> str:
        positional, named = self._arguments()
        shown = [short(each, 120) for each in positional] + [f"{key}={short(each, 120)}" for key, each in named.items()]
        return short_text(f"{self._label}({', '.join(shown)})")


class Calls:
    def __init__(self) -> None:
        self._last: collections.deque[Call] = collections.deque(maxlen=_KEPT)

    def clear(self) -> None:
        self._last.clear()

    def add(self, call: Call) -> None:
        self._last.append(call)

    def last(self) -> Call | None:
        return self._last[-1] if self._last else None

    def that_answered(self, value: object) -> Call | None:
        """The newest call whose answer is this very object: which side of an assertion is the student's."""
        return next((call for call in reversed(self._last) if call.answer is value), None)


def short_text(text: str) -> str:
    return text if len(text) <= _TEXT_LIMIT else f"{text[: _TEXT_LIMIT - 1]}…"
