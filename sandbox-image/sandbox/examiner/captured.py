"""What a test prints, itself or through the student's code, up to a limit and cut where it is produced."""

import io
import sys
from collections.abc import Callable
from typing import Any, Final

CUT: Final = "\n… output cut at {} KiB …\n"


class Captured(io.TextIOBase):
    """sys.stdout and sys.stderr of the tests. `buffer` is for those who write bytes."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, limit_kb: int) -> None:
        super().__init__()
        self.mode = "w"
        self.was_cut = False
        self._limit_kb = limit_kb
        self._left = limit_kb << 10
        self._pieces: list[str] = []

    def writable(self) -> bool:
        return True

    def write(self, text: str, /) -> int:
        kept = text[: max(self._left, 0)]
        if kept:
            self._pieces.append(kept)
            self._left -= len(kept)
        if len(kept) < len(text):
            self.cut()
        return len(text)

    def cut(self) -> None:
        if not self.was_cut:
            self.was_cut = True
            self._pieces.append(CUT.format(self._limit_kb))

    def text(self) -> str:
        return "".join(self._pieces)

    def clear(self) -> None:
        """The limit is the run's: the next test has what is left of it."""
        self._pieces.clear()


def pass_on(pieces: Any, on_cut: Callable[[], None]) -> None:
    """What the student's code printed goes where the tests' own print would go now."""
    for piece in pieces if isinstance(pieces, list) else ():
        stream, text = piece
        if stream == "cut":
            on_cut()
        elif isinstance(text, str):
            (sys.stderr if stream == "stderr" else sys.stdout).write(text)
