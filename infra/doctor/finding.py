"""What an examination says: one fact, whether it is in order, and what to do when it is not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

type Status = Literal["ok", "warning", "problem"]


@dataclass(frozen=True)
class Finding:
    """`found` is a fact; `advice` says what to do, and is empty when there is nothing to do."""

    name: str
    status: Status
    found: str
    advice: str = ""


type Check = Callable[[], Finding]


def ok(name: str, found: str) -> Finding:
    return Finding(name, "ok", found)


def warning(name: str, found: str, advice: str) -> Finding:
    return Finding(name, "warning", found, advice)


def problem(name: str, found: str, advice: str) -> Finding:
    return Finding(name, "problem", found, advice)
