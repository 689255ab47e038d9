"""An exception of the student's code, as the tests and the student shall see it."""

import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Final

_TEXT_LIMIT: Final = 6000
_FRAMES: Final = 60


def trace(error: BaseException, filename: str) -> str:
    """The traceback with the frames of the student's own file only."""
    try:
        report = traceback.TracebackException(type(error), error, None, compact=True)
        _only_own_frames(report, error, filename, depth=0)
        text = "".join(report.format())
    except BaseException:  # noqa: BLE001 -- a student's __str__ may raise anything, also while it is being told
        text = f"{type(error).__name__}"
    return text if len(text) <= _TEXT_LIMIT else f"{text[: _TEXT_LIMIT // 2]}\n…\n{text[-_TEXT_LIMIT // 2 :]}"


def arguments(error: BaseException) -> tuple[Any, ...]:
    """What the exception's class makes the same exception of: an OSError keeps its files apart from its `args`."""
    if not isinstance(error, OSError) or type(error).__module__ != "builtins" or error.filename is None:
        return error.args
    second = () if error.filename2 is None else (None, error.filename2)
    return (*error.args[:2], error.filename, *second)


def text_of(error: BaseException) -> str:
    try:
        return str.__str__(str(error))
    except BaseException:  # noqa: BLE001 -- as above
        return "<the exception's own __str__ failed>"


def _only_own_frames(report: traceback.TracebackException, error: BaseException, filename: str, depth: int) -> None:
    frames = list(_own(error.__traceback__, filename))
    report.stack = traceback.StackSummary.extract(iter(frames[:_FRAMES]))
    for name in ("__cause__", "__context__"):
        below: Any = getattr(report, name)
        inner = getattr(error, name)
        if below is not None and inner is not None and depth < 3:
            _only_own_frames(below, inner, filename, depth + 1)


def _own(trace: TracebackType | None, filename: str) -> Iterator[tuple[Any, int]]:
    return ((frame, line) for frame, line in traceback.walk_tb(trace) if frame.f_code.co_filename == filename)


def where(frame: Any, filename: str) -> str:
    """The student's own frames under `frame`, outermost first, as a traceback without an error."""
    frames = [each for each in traceback.walk_stack(frame) if each[0].f_code.co_filename == filename]
    lines = traceback.StackSummary.extract(iter(reversed(frames[:_FRAMES]))).format()
    return "".join(["Traceback (most recent call last):\n", *lines])[:_TEXT_LIMIT] if lines else ""
