"""Exceptions on their way between the tests and the student's code."""

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
        self._thrown: list[BaseException] = []

    def trace_of(self, error: object) -> str | None:
        """The student's own traceback, if this exception came from the student's code."""
        kept = self._failures.get(id(error))
        return kept[1] if kept else None

    def arrived(self, message: list[Any]) -> BaseException:
        own: Any = message[3]
        if type(own) is int and 0 <= own < len(self._thrown):
            return self._thrown[own]
        error: object = self._remote.decode_alone(message[1])
        if not isinstance(error, BaseException):
            raise ForgedFrameError("raised what is not an exception")
        if isinstance(error, KeyboardInterrupt):
            error = StudentInterrupt(*error.args)
        self._failures[id(error)] = (error, str(message[2])[:8000])
        return error

    def thrown(self, error: BaseException) -> tuple[type, tuple[Any, ...], int]:
        """Class, arguments and number, from which the student's process makes an exception that it can raise.

        A failed assertion goes without its words: they hold what was expected.
        """
        self._thrown.append(error)
        cls: type = type(error)
        if self._remote.number_of(cls) is None:
            cls = next(each for each in cls.__mro__ if each.__module__ == "builtins")
        return cls, () if steers(error) else error.args, len(self._thrown) - 1
