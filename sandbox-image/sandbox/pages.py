"""Which memory a run writes to, found once, so that every child can get its own copy of it before its job comes.

A forked child shares its parent's pages until it writes to them, and each first write is a fault of several
microseconds: half of a short run. The kernel copies the same pages in one sweep for a twentieth of that.
"""

import array
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from .isolation import libc

_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
# Bits of /proc/self/pagemap: the page is there, and no other process maps it.
_PRESENT, _EXCLUSIVE = 1 << 63, 1 << 56
# Copying a page that nobody needed costs less than one more system call.
_GAP: Final = 1

type Range = tuple[int, int]


def written_by(action: Callable[[], None]) -> list[Range]:
    """Address and length of what `action` writes to, found in a child. Empty where the kernel does not tell."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        _tell(action, writer)
    os.close(writer)
    with os.fdopen(reader) as answer:
        text = answer.read()
    os.waitpid(pid, 0)
    return [(start, length) for start, length in json.loads(text or "[]")]


def make_own(ranges: list[Range]) -> None:
    for start, length in ranges:
        libc.populate(start, length)


def _tell(action: Callable[[], None], writer: int) -> None:
    try:
        action()
        found = json.dumps(list(_merged(_exclusive_pages())))
        with os.fdopen(writer, "w") as answer:
            answer.write(found)
    finally:
        os._exit(0)


def _exclusive_pages() -> Iterator[int]:
    with Path("/proc/self/pagemap").open("rb", buffering=0) as pagemap:
        for line in Path("/proc/self/maps").read_text().splitlines():
            span, mode = line.split()[:2]
            if mode == "rw-p" and "[stack]" not in line:
                first, last = (int(each, 16) // _PAGE for each in span.split("-"))
                entries = array.array("Q", os.pread(pagemap.fileno(), (last - first) * 8, first * 8))
                yield from (
                    first + place for place, each in enumerate(entries) if each & _PRESENT and each & _EXCLUSIVE
                )


def _merged(pages: Iterator[int]) -> Iterator[Range]:
    start = end = -1
    for page in pages:
        if start >= 0 and page - end > _GAP:
            yield start * _PAGE, (end - start) * _PAGE
            start = page
        start, end = (start if start >= 0 else page), page + 1
    if start >= 0:
        yield start * _PAGE, (end - start) * _PAGE
