"""What every process of a run finds already imported: a submission should not pay for imports, and at the lower
levels no file can be opened to import from.
"""

import contextlib
import importlib
import os
import site
import sys
from typing import Any, Final

_STUDENTS: Final = (
    "abc", "array", "base64", "bisect", "calendar", "cmath", "collections.abc", "contextlib", "copy", "copyreg", "csv",
    "dataclasses", "datetime", "_strptime", "decimal", "difflib", "enum", "fractions", "functools", "heapq", "inspect",
    "io", "itertools", "json", "keyword", "linecache", "locale", "logging", "math", "numbers", "operator", "pprint",
    "queue", "random", "re", "reprlib", "secrets", "statistics", "string", "struct", "textwrap", "threading", "time",
    "timeit", "traceback", "types", "typing", "unicodedata", "uuid", "warnings", "weakref", "encodings.idna",
    "zoneinfo",
)  # fmt: skip
_TESTS: Final = ("unittest", "unittest.case", "unittest.mock", "tempfile", "pathlib")


def preload() -> None:
    # mock imports asyncio, which imports ssl if it can: 8 MB that nobody behind a closed network will use.
    withheld: dict[str, Any] = dict.fromkeys(("ssl", "_ssl", "_hashlib"))  # None is how an import is refused
    sys.modules.update(withheld)
    for name in (*_STUDENTS, *_TESTS):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    for name in withheld:
        del sys.modules[name]
    _names_that_site_would_add()
    _event_loops_without_sockets()


def _event_loops_without_sockets() -> None:
    """Asyncio wakes itself through a pair of sockets, which no filter here allows; a pipe does the same."""
    import asyncio.selector_events  # noqa: PLC0415 -- after ssl has been withheld

    loop: Any = asyncio.selector_events.BaseSelectorEventLoop

    def make_self_pipe(self: Any) -> None:
        self._ssock, self._csock = _PipeEnd.pair()
        self._internal_fds += 1
        self._add_reader(self._ssock.fileno(), self._read_from_self)

    loop._make_self_pipe = make_self_pipe  # noqa: SLF001 -- the one place where it can be replaced


class _PipeEnd:
    """As much of a socket as an event loop needs to wake itself."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def pair(cls) -> tuple["_PipeEnd", "_PipeEnd"]:
        ours, theirs = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        return cls(ours), cls(theirs)

    def fileno(self) -> int:
        return self._descriptor

    def recv(self, size: int) -> bytes:
        return os.read(self._descriptor, size)

    def send(self, data: bytes) -> int:
        return os.write(self._descriptor, data)

    def close(self) -> None:
        os.close(self._descriptor)


def _names_that_site_would_add() -> None:
    site.setquit()
    site.setcopyright()
    site.sethelper()
