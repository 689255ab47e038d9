"""open() for files of the run's disk. What it gives is put together from the standard library's own layers."""

import errno
import io
import os
from collections.abc import Buffer, Callable
from typing import Any, Final

from .door import Door
from .facts import stat_result

_BUFFER_BYTES: Final = 1 << 16
_CHUNK_BYTES: Final = 1 << 20
_FLAGS: Final = {
    "r": os.O_RDONLY,
    "w": os.O_WRONLY | os.O_CREAT | os.O_TRUNC,
    "x": os.O_WRONLY | os.O_CREAT | os.O_EXCL,
    "a": os.O_WRONLY | os.O_CREAT | os.O_APPEND,
}


class OpenFile(io.RawIOBase):
    """A place in a file, and what may be done there; the bytes are the disk's."""

    def __init__(self, door: Door, number: int, flags: int, name: Any) -> None:
        super().__init__()
        self.name = name
        self._door, self._number, self._flags = door, number, flags
        self._place = 0

    @property
    def mode(self) -> str:
        first = "ab" if self._flags & os.O_APPEND else "rb+" if self._flags & os.O_RDWR else "wb"
        return first if self.writable() else "rb"

    def readable(self) -> bool:
        return not self._flags & os.O_WRONLY

    def writable(self) -> bool:
        return bool(self._flags & (os.O_WRONLY | os.O_RDWR))

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        self._must(self.readable(), "not readable")
        target = memoryview(buffer).cast("B")
        data = self._door("read", self._number, self._place, len(target))
        target[: len(data)] = data
        self._place += len(data)
        return len(data)

    def readall(self) -> bytes:
        self._must(self.readable(), "not readable")
        found = bytearray()
        while data := self._door("read", self._number, self._place + len(found), _CHUNK_BYTES):
            found += data
            if len(data) < _CHUNK_BYTES:
                break
        self._place += len(found)
        return bytes(found)

    def write(self, data: Buffer, /) -> int:
        """May write less than all, as the kernel may."""
        self._must(self.writable(), "not writable")
        at_the_end = self._flags & os.O_APPEND
        written = int(self._door("write", self._number, -1 if at_the_end else self._place, bytes(data)[:_CHUNK_BYTES]))
        self._place = self._size() if at_the_end else self._place + written
        return written

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        self._must(self.seekable(), "not seekable")
        start = {os.SEEK_SET: lambda: 0, os.SEEK_CUR: lambda: self._place, os.SEEK_END: self._size}[whence]()
        if start + offset < 0:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._place = start + offset
        return self._place

    def truncate(self, size: int | None = None, /) -> int:
        self._must(self.writable(), "not writable")
        wanted = self._place if size is None else size
        self._door("truncate", self._number, wanted)
        return wanted

    def stat(self) -> os.stat_result:
        return stat_result(self._door("stat_of", self._number))

    def _size(self) -> int:
        return self.stat().st_size

    def _must(self, may: bool, otherwise: str) -> None:  # noqa: FBT001 -- a claim
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not may:
            raise io.UnsupportedOperation(otherwise)


def flags_of(mode: str) -> int:
    """What the kernel is told for open()'s mode. Raises ValueError as open() does."""
    letters = set(mode)
    kind = letters & set("rwxa")
    if letters - set("rwxabt+") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    if len(kind) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if {"b", "t"} <= letters:
        raise ValueError("can't have text and binary mode at once")
    flags = _FLAGS[kind.pop()]
    return flags & ~os.O_WRONLY | os.O_RDWR if "+" in letters else flags


def layered(raw: OpenFile, mode: str, buffering: int, text: dict[str, Any]) -> Any:
    """`text` is what TextIOWrapper takes: encoding, errors, newline."""
    binary = "b" in mode
    if binary and any(each is not None for each in text.values()):
        name = next(name for name, each in text.items() if each is not None)
        raise ValueError(f"binary mode doesn't take an {name} argument")
    if buffering == 0:
        if not binary:
            raise ValueError("can't have unbuffered text I/O")
        return raw
    buffer = _buffered(raw)(raw, buffering if buffering > 1 else _BUFFER_BYTES)
    if binary:
        return buffer
    wrapper: Any = io.TextIOWrapper(buffer, line_buffering=buffering == 1, **text)
    wrapper.mode = mode
    return wrapper


def _buffered(raw: OpenFile) -> Callable[[OpenFile, int], Any]:
    if raw.readable() and raw.writable():
        return io.BufferedRandom
    return io.BufferedReader if raw.readable() else io.BufferedWriter
