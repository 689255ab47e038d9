"""What the student's code prints, kept until the next frame carries it to the tests."""

import io
import threading
import time
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_FLUSH_CHARACTERS: Final = 4096
_FLUSH_SECONDS: Final = 0.02


class Printed:
    """Bounded: what is over the limit is counted as lost, so a flood costs the student time but never memory."""

    def __init__(self) -> None:
        self.pieces: list[list[str]] = []
        self.on_full: Callable[[], None] = lambda: None
        self._left = 0
        self._size = 0
        self._flushed = 0.0
        self._lock = threading.RLock()

    def allow(self, characters: int) -> None:
        self._left = characters

    def write(self, stream: str, text: str) -> None:
        with self._lock:
            kept = text[: max(self._left, 0)]
            if self._left >= 0 and len(kept) < len(text):
                self.pieces.append(["cut", ""])
            self._left -= len(text)
            if kept:
                self._add(stream, kept)

    def take(self) -> list[list[str]]:
        with self._lock:
            pieces, self.pieces, self._size = self.pieces, [], 0
        return pieces

    def _add(self, stream: str, text: str) -> None:
        if self.pieces and self.pieces[-1][0] == stream:
            self.pieces[-1][1] += text
        else:
            self.pieces.append([stream, text])
        self._size += len(text)
        if self._size > _FLUSH_CHARACTERS or self._is_late():
            self.on_full()

    def _is_late(self) -> bool:
        """Slow code shows what it has printed even if it is killed later; quick code saves the frames."""
        now = time.monotonic()
        late = now - self._flushed > _FLUSH_SECONDS
        self._flushed = now if late else self._flushed
        return late


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of the student's code."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, name: str, printed: Printed) -> None:
        super().__init__()
        self.mode = "w"
        self.name = f"<{name}>"
        self._stream = name
        self._printed = printed
        self.buffer = _Bytes(self)

    def writable(self) -> bool:
        return True

    def write(self, text: str, /) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._printed.write(self._stream, str.__str__(text))
        return len(text)


class _Bytes(io.RawIOBase):
    def __init__(self, stream: Stream) -> None:
        super().__init__()
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        raw = bytes(data)
        self._stream.write(raw.decode("utf-8", "replace"))
        return len(raw)
