"""What the disk says of a file, as os.stat() says it."""

import os
from typing import Final

NANOSECONDS: Final = 1_000_000_000
_DEVICE: Final = 1


def stat_result(facts: tuple[int, ...]) -> os.stat_result:
    """From what Node.facts() gives."""
    mode, number, links, size, read, changed = facts
    times = (read, changed, changed)
    named = dict(zip(("st_atime", "st_mtime", "st_ctime"), [each / NANOSECONDS for each in times], strict=True))
    exact = dict(zip(("st_atime_ns", "st_mtime_ns", "st_ctime_ns"), times, strict=True))
    whole = [each // NANOSECONDS for each in times]
    first = (mode, number + 1, _DEVICE, links, os.geteuid(), os.getegid(), size, *whole)
    return os.stat_result(first, named | exact)
