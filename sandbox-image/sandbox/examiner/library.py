"""Classes of the standard library that both sides have: which of them a student's object may stand for here."""

import abc
import dataclasses
import sys
from collections.abc import Iterable
from typing import Any, Final

from sandbox.values import containers, scalars

# Exceptions of these would steer the test run itself: a student's SkipTest must not skip anything.
_STEERING: Final = ("unittest", "doctest", "sandbox", "_pytest")


def real_class(name: object) -> type | None:
    """By the name that the student's side gives, so only from modules that are loaded and steer nothing."""
    if not isinstance(name, str) or ":" not in name:
        return None
    module, _, attribute = name.partition(":")
    if module.partition(".")[0] not in sys.stdlib_module_names or module.startswith(_STEERING):
        return None
    found = scalars.NAMED.get(name) or vars(sys.modules.get(module, abc)).get(attribute)
    return found if isinstance(found, type) else None


def crosses_by_value(cls: type) -> bool:
    """Such a class is only ever stood for by its own values: nothing opaque may pass as an int."""
    return cls in {str, float, bool, type(None), *scalars.TO_WIRE, *containers.MUTABLE, *containers.FROZEN}


def is_ordinary_error(cls: object) -> bool:
    return isinstance(cls, type) and issubclass(cls, Exception)


def register(cls: type, bases: Iterable[Any]) -> None:
    """`issubclass(Shape, ABC)`: a mirror cannot inherit from an abstract base class, but it can be one of its kind."""
    for name in bases:
        base = real_class(name)
        if isinstance(base, abc.ABCMeta):
            base.register(cls)


def dataclass_fields(names: Iterable[Any]) -> dict[str, Any]:
    made = dataclasses.make_dataclass("Fields", [str(each) for each in names])
    return {each.name: each for each in dataclasses.fields(made)}
