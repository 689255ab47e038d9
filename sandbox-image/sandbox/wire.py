"""Frames on a descriptor: four bytes of length, then that many bytes. What they mean is the caller's business."""

import struct
from collections.abc import Callable
from os import read, write  # these and no other: a test may have files of its own by the names in os
from typing import Final

FRAME_LIMIT: Final = 8 << 20
_HEAD: Final = struct.Struct("!I")
_CHUNK: Final = 1 << 16


class ChannelClosedError(Exception):
    """The process at the other end is gone."""


class ForgedFrameError(Exception):
    """The other end sent something that its program would never send."""


class Channel:
    """Blocking, for one reader and one writer. read() and write() only: the filter knows no socket calls."""

    __slots__ = ("_buffer", "descriptor")

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._buffer = b""

    def send(self, payload: bytes) -> None:
        """Raises ValueError for a payload over the limit, before a byte of it is written."""
        self._write(_head_of(payload) + payload)

    def send_after(self, payload: bytes, work: Callable[[], None]) -> None:
        """The head at once, which wakes the reader up, and the rest after `work`, which it waits for."""
        self._write(_head_of(payload))
        work()
        self._write(payload)

    def receive(self) -> bytes:
        size = self._frame_size()
        end = _HEAD.size + size
        if len(self._buffer) < end:
            self._fill(end)
        frame, self._buffer = self._buffer[_HEAD.size : end], self._buffer[end:]
        return frame

    def waiting(self) -> bytes | None:
        """A whole frame that has already been read, for callers that poll the descriptor themselves."""
        if len(self._buffer) < _HEAD.size or len(self._buffer) < _HEAD.size + self._frame_size():
            return None
        return self.receive()

    def read_once(self) -> None:
        self._buffer += self._read()

    def _frame_size(self) -> int:
        if len(self._buffer) < _HEAD.size:
            self._fill(_HEAD.size)
        size = int(_HEAD.unpack_from(self._buffer)[0])
        if size > FRAME_LIMIT:
            raise ForgedFrameError("frame too large")
        return size

    def _fill(self, wanted: int) -> None:
        parts, length = [self._buffer], len(self._buffer)
        try:
            while length < wanted:
                part = self._read()
                parts.append(part)
                length += len(part)
        finally:
            self._buffer = b"".join(parts)

    def _write(self, data: bytes) -> None:
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[write(self.descriptor, rest) :]
        except OSError as gone:
            raise _closed(gone) from gone

    def _read(self) -> bytes:
        try:
            part = read(self.descriptor, _CHUNK)
        except OSError as gone:
            raise _closed(gone) from gone
        if not part:
            raise ChannelClosedError
        return part


def _head_of(payload: bytes) -> bytes:
    if len(payload) > FRAME_LIMIT:
        raise ValueError("too large")
    return _HEAD.pack(len(payload))


def _closed(error: OSError) -> Exception:
    """The error itself if it is not the kernel's: a signal handler of the tests' may raise a TimeoutError here."""
    return error if error.errno is None else ChannelClosedError()
