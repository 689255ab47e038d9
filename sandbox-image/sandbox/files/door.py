"""How either side reaches the disk: `door("mkdir", path, mode)` does it or raises OSError."""

import os
from collections.abc import Callable
from typing import Any

from .disk import CALLS, Disk

type Door = Callable[..., Any]


def own(disk: Disk) -> Door:
    """In the process that has the disk."""

    def door(call: str, *arguments: Any) -> Any:
        return getattr(disk, call)(*arguments)

    return door


def served(disk: Disk, call: object, arguments: tuple[Any, ...]) -> tuple[int, Any]:
    """An answer for the other side: errno or 0, and the result. Raises TypeError or ValueError for nonsense."""
    if call not in CALLS:
        raise ValueError("no such call")
    try:
        return 0, getattr(disk, str(call))(*arguments)
    except OSError as refused:
        return refused.errno or 0, None


class OthersDoor:
    """In the other process. Its working folder is the disk's until it goes into one of its own: the student's code
    must not lead the tests' relative names somewhere else.
    """

    def __init__(self, ask: Callable[..., Any]) -> None:
        self._ask = ask
        self._here = ""

    def __call__(self, call: str, *arguments: Any) -> Any:
        if call == "getcwd" and self._here:
            return self._here
        placed = [self._from_here(each) if isinstance(each, str) else each for each in arguments]
        if call == "chdir":
            return self._go(*placed)
        return self._answered(call, *placed)

    def _go(self, path: str) -> None:
        self._answered("listdir", path)
        base = self._here or self._answered("getcwd")
        self._here = os.path.normpath(f"{base}/{path}" if path[:1] != "/" else path)

    def _from_here(self, path: str) -> str:
        return f"{self._here}/{path}" if self._here and path and path[0] != "/" else path

    def _answered(self, call: str, *arguments: Any) -> Any:
        number, result = self._ask("disk", call, *arguments)
        if number:
            raise OSError(number, os.strerror(number))
        return result
