"""Which of the student's objects may answer a question that holds a plain value of the tests'.

`abs(area(1) - 3.14) < 0.01` asks `area(1)` what it is without 3.14. A number answers by itself; an object of the
student's could answer 0, whatever is expected. So only objects of classes that the tests ask for under a class's name
are asked (`Vector`, not `area`), and what they answer to + and - with a number never becomes a number or a truth.
"""

import unittest
from collections.abc import Collection
from typing import Any, Final

from sandbox.values import layouts

from . import mirror

# Every failed assertion is one of these: `except solution.Refused` must not mean them.
_TOO_WIDE: Final = frozenset({AssertionError, Exception, BaseException})


def steers(error: object) -> bool:
    """Whether an exception belongs to the test run: what the student's code makes of it must not count."""
    return isinstance(error, AssertionError | unittest.SkipTest) or not isinstance(error, Exception)


class Trust:
    """`written`: every name in the text of the tests. `believed`: names of classes that may say what they equal."""

    def __init__(self, written: Collection[str], believed: Collection[str] = ()) -> None:
        self.written = written
        self._names_believed = believed
        self._believed: set[type] = set()
        self._asked_for: dict[type, bool] = {}
        self._differences: dict[int, Any] = {}

    def ask(self, name: str, value: Any) -> None:
        """The tests take `name` from the student's module. A class under a function's name too is a pretender."""
        if isinstance(value, mirror.MirrorType) and name in self.written:
            is_class_name = name.lstrip("_")[:1].isupper()
            self._asked_for[value] = is_class_name and self._asked_for.get(value, True)
            if name in self._names_believed:
                self._believed.add(value)

    def is_asked_for(self, cls: type) -> bool:
        return any(self._asked_for.get(each, False) for each in cls.__mro__)

    def is_believed(self, cls: type) -> bool:
        """Not its subclasses: the tests have not named them."""
        return cls in self._believed

    def is_difference(self, *values: Any) -> bool:
        return any(id(value) in self._differences for value in values)

    def difference(self, operand: Any, result: Any) -> Any:
        """The result, marked for good. Raises TypeError for one that is as good as a plain value."""
        if self.quotient(operand, result) is not NotImplemented:
            self._differences[id(result)] = result
        return result

    @staticmethod
    def must_be_narrow(name: str, value: Any) -> None:
        """Raises TypeError for an attribute by which an `except` of the tests' would catch failed assertions."""
        classes = value if type(value) is tuple else (value,)
        if any(isinstance(each, type) and each in _TOO_WIDE for each in classes):
            raise TypeError(f"{name} catches failed assertions too; let it be an error class of its own")

    @staticmethod
    def quotient(operand: Any, result: Any) -> Any:
        """The result. Raises TypeError for one that is as good as a plain value."""
        is_own_kind = isinstance(result, mirror.Mirror) and layouts.of(type(result)) is None
        if is_own_kind or result is NotImplemented:
            return result
        raise TypeError(
            f"{type(operand).__name__} and a plain value must give an object of the student's own here, not "
            f"{type(result).__name__!r}, which could be made to fit whatever is expected"
        )
