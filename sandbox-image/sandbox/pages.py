"""Which memory a process writes to in its life, found once, so that others get their own copy of it before their job.

A forked child shares its parent's pages until it writes to them, and each first write is a fault of several
microseconds in the middle of a run.
"""

import array
import contextlib
import gc
import json
import os
import select
from collections.abc import Callable, Iterable, Iterator
from os import read, write  # a run puts a disk of its own in the place of these
from pathlib import Path
from typing import Any, Final, NoReturn

from .isolation import libc
from .isolation.confinement import CHANNEL, keep_only

_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
# Bits of /proc/<pid>/pagemap: the page is there, and no other process maps it.
_PRESENT, _EXCLUSIVE = 1 << 63, 1 << 56

# A job that comes while a process copies pages waits for so many stretches at most.
_STRETCHES_AT_ONCE: Final = 32
_LEISURE_SECONDS: Final = 0.005


class Pages:
    """What such a process writes to: by their numbers, the pages of all runs, and those of many."""

    def __init__(self, always: Iterable[int] = (), often: Iterable[int] = ()) -> None:
        known = set(always)
        self._always = libc.vectors(list(_stretches(sorted(known))))
        self._often = libc.vectors(list(_stretches(sorted(set(often) - known))), _STRETCHES_AT_ONCE)

    def copy(self) -> None:
        libc.populate(self._always)

    def copy_at_leisure(self) -> None:
        """Once a process has waited for a while on its first channel, it has the time for what may not be needed."""
        patience = _LEISURE_SECONDS
        for part in self._often:
            if select.select([CHANNEL], [], [], patience)[0]:  # poll() refuses who may open no files
                return
            libc.populate_each(part)
            patience = 0


class Trial:
    """A forked child that leads `life` with these descriptors as its channels, and then waits to be looked at."""

    def __init__(self, life: Callable[[], None], channels: list[int]) -> None:
        self._ended, ended = os.pipe()
        waits, self._held = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            _live(life, [*channels, ended, waits])
        os.close(ended)
        os.close(waits)

    def written(self) -> list[int]:
        """Numbers of the pages that it has written to, ascending; none where the kernel does not tell. From here: to
        look for them itself, it would have to write.
        """
        read(self._ended, 1)
        found: list[int] = []
        with contextlib.suppress(OSError):
            found = list(_exclusive_pages(self._pid))
        for each in (self._ended, self._held):
            os.close(each)
        os.waitpid(self._pid, 0)
        return found


def _live(life: Callable[[], None], descriptors: list[int]) -> NoReturn:
    try:
        keep_only(descriptors)
        with contextlib.suppress(OSError):
            # The interpreter's file may be run but not read, so the kernel keeps the process's /proc to itself.
            libc.prctl(libc.PR_SET_DUMPABLE, 1)
        gc.enable()
        life()
        write(CHANNEL + len(descriptors) - 2, b".")
        read(CHANNEL + len(descriptors) - 1, 1)
    finally:
        os._exit(0)


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
            text = text[write(CHANNEL + len(descriptors) - 1, text) :]
    finally:
        os._exit(0)


def _exclusive_pages(pid: int) -> Iterator[int]:
    both = _PRESENT | _EXCLUSIVE
    with Path(f"/proc/{pid}/pagemap").open("rb") as pagemap:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, mode = line.split()[:2]
            if mode == "rw-p" and "[stack]" not in line:
                first, last = (int(each, 16) // _PAGE for each in span.split("-"))
                entries = array.array("Q", os.pread(pagemap.fileno(), (last - first) * 8, first * 8))
                yield from (first + place for place, each in enumerate(entries) if each & both == both)


def _stretches(pages: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Address and length of each."""
    start = end = -1
    for page in pages:
        if start >= 0 and page != end:
            yield start * _PAGE, (end - start) * _PAGE
            start = page
        start, end = (start if start >= 0 else page), page + 1
    if start >= 0:
        yield start * _PAGE, (end - start) * _PAGE
