"""Exceptions on their way between the tests and the student's code."""

import traceback
import unittest
from types import FrameType
from typing import TYPE_CHECKING, Any

from sandbox.wire import ForgedFrameError

from .trust import steers

if TYPE_CHECKING:
    from .remote import Remote


class StudentInterrupt(BaseException):
    """A KeyboardInterrupt of the student's: the real one would stop unittest in the middle of the run."""


class Exceptions:
    """Those that came from the student's code, with their tracebacks; and the tests' own that went there."""

    def __init__(self, remote: "Remote") -> None:
        self._remote = remote
        self._failures: dict[int, tuple[BaseException, str]] = {}
        self._thrown: list[BaseException | None] = []
        self._steering: list[int] = []

    def trace_of(self, error: object) -> str | None:
        """The student's own traceback, if this exception came from the student's code."""
        kept = self._failures.get(id(error))
        return kept[1] if kept else None

    def arrived(self, message: list[Any]) -> BaseException:
        own = self._own(message[3])
        if own is not None:
            return own
        error: object = self._remote.decode_alone(message[1])
        if not isinstance(error, BaseException):
            raise ForgedFrameError("raised what is not an exception")
        if isinstance(error, KeyboardInterrupt):
            error = StudentInterrupt(*error.args)
        self._failures[id(error)] = (error, str(message[2])[:8000])
        return error

    def _own(self, number: object) -> BaseException | None:
        return self._thrown[number] if type(number) is int and 0 <= number < len(self._thrown) else None

    def in_place_of(self, signal: BaseException, words: str) -> BaseException:
        """An ordinary error, with the student's traceback, for what would end a loop or a task without a word."""
        error = RuntimeError(words)
        self._failures[id(error)] = (error, self.trace_of(signal) or "")
        return error

    def thrown(self, error: BaseException) -> tuple[type, tuple[Any, ...], int]:
        """Class, arguments and number, from which the student's process makes an exception that it can raise.

        A failed assertion goes without its words: they hold what was expected.
        """
        number = len(self._thrown)
        self._thrown.append(error)
        if steers(error):
            self._steering.append(number)
        cls: type = type(error)
        if self._remote.number_of(cls) is None:
            cls = next(each for each in cls.__mro__ if each.__module__ == "builtins")
        return cls, () if isinstance(error, AssertionError | unittest.SkipTest) else error.args, number

    def forget_steering(self) -> None:
        """The call is over: a test's own skip must not come back from the student's code in another test."""
        while self._steering:
            self._thrown[self._steering.pop()] = None


def may_be_handled(error: BaseException) -> bool:
    """By the student's code. Not what `self.assertEqual` or one of its kind has raised, nor what ends a task."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    if steers(error) and frames and _asserts(frames[-1]):
        return False
    return isinstance(error, Exception | KeyboardInterrupt | SystemExit)


def _asserts(frame: FrameType) -> bool:
    """An `assert` of the tests' own is none of these: they may hand over a function that is to fail."""
    module = frame.f_globals.get("__name__")
    return module == "unittest.case" or (module == "unittest.mock" and frame.f_code.co_name.startswith("assert"))
