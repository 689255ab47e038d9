"""Which memory a process writes to in its life, found once, so that others get their own copy of it before their job.

A forked child shares its parent's pages until it writes to them, and each first write is a fault of several
microseconds in the middle of a run.
"""

import array
import contextlib
import gc
import json
import os
from collections.abc import Callable, Iterator
from typing import Any, Final, NoReturn

from .isolation import libc
from .isolation.confinement import CHANNEL, keep_only

_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
# Bits of /proc/self/pagemap: the page is there, and no other process maps it.
_PRESENT, _EXCLUSIVE = 1 << 63, 1 << 56

# A run puts a disk of its own in the place of open().
_open: Final = os.open

type Range = tuple[int, int]


class Trial:
    """A forked child that leads `life` with these descriptors as its channels, then tells what it has written to."""

    def __init__(self, life: Callable[[], None], channels: list[int]) -> None:
        self._answer = answer_of(lambda: _written_in(life), channels)

    def written(self) -> list[Range]:
        """Waits for its end. Address and length of each stretch; empty where the kernel does not tell."""
        return [(start, length) for start, length in self._answer() or ()]


def answer_of(question: Callable[[], Any], channels: list[int]) -> Callable[[], Any]:
    """Asked in a forked child, which keeps these descriptors only; None if it ends without an answer."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        _answer(question, [*channels, writer])
    os.close(writer)

    def answer() -> Any:
        with os.fdopen(reader) as told:
            text = told.read()
        os.waitpid(pid, 0)
        return json.loads(text or "null")

    return answer


def _answer(question: Callable[[], Any], descriptors: list[int]) -> NoReturn:
    try:
        keep_only(descriptors)
        text = json.dumps(question()).encode("ascii")
        while text:
            text = text[os.write(CHANNEL + len(descriptors) - 1, text) :]
    finally:
        os._exit(0)


def _written_in(life: Callable[[], None]) -> list[Range]:
    with contextlib.suppress(OSError):
        # The interpreter's file may be run but not read, so the kernel keeps even its own /proc from it.
        libc.prctl(libc.PR_SET_DUMPABLE, 1)
    gc.enable()
    life()
    return list(_merged(_exclusive_pages()))


def _exclusive_pages() -> Iterator[int]:
    pagemap = _open("/proc/self/pagemap", os.O_RDONLY)
    for line in _lines("/proc/self/maps"):
        span, mode = line.split()[:2]
        if mode == "rw-p" and "[stack]" not in line:
            first, last = (int(each, 16) // _PAGE for each in span.split("-"))
            entries = array.array("Q", os.pread(pagemap, (last - first) * 8, first * 8))
            yield from (first + place for place, each in enumerate(entries) if each & _PRESENT and each & _EXCLUSIVE)


def _lines(path: str) -> list[str]:
    descriptor, text = _open(path, os.O_RDONLY), b""
    while piece := os.read(descriptor, _PAGE):
        text += piece
    return text.decode().splitlines()


def _merged(pages: Iterator[int]) -> Iterator[Range]:
    start = end = -1
    for page in pages:
        if start >= 0 and page != end:
            yield start * _PAGE, (end - start) * _PAGE
            start = page
        start, end = (start if start >= 0 else page), page + 1
    if start >= 0:
        yield start * _PAGE, (end - start) * _PAGE
