"""What the student's code may ask of the tests in the middle of a call, by name."""

import builtins
import sys
from typing import TYPE_CHECKING, Any

from sandbox.awaited import Awaited, Progress
from sandbox.files import door
from sandbox.files.disk import Disk
from sandbox.wire import ForgedFrameError

from . import messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from .lent import Lent


class Services:
    def __init__(self, lent: "Lent", disk: Disk) -> None:
        self._lent, self._disk = lent, disk
        self._awaited = Awaited()
        self._offered: dict[str, Callable[..., Any]] = {
            "input": _input,
            "stdin": _read,
            "warn": messages.warn,
            "log": messages.log,
            "operate": lent.operate,
            "attribute": lent.attribute,
            "assign": lent.assign,
            "advance": self._advance,
            "cancel": self._awaited.cancel,
            "disk": self._call_disk,
        }

    def serve(self, what: object, arguments: list[Any]) -> Any:
        """Raises what the tests' own code raises."""
        if not isinstance(what, str) or what not in self._offered:
            raise ForgedFrameError("no such question")
        return self._offered[what](*arguments)

    def _advance(self, number: Any, other_loop: object) -> Progress:
        return self._awaited.advance(number, self._lent[number], str(other_loop))

    def _call_disk(self, call: object, *arguments: Any) -> tuple[int, Any]:
        return door.served(self._disk, call, arguments)


def _input(prompt: object) -> str:
    return builtins.input(prompt)  # which a test may have replaced


def _read(name: object, size: Any) -> str:
    return sys.stdin.readline(size) if name == "readline" else sys.stdin.read(size)
