"""What every process of a run finds already imported: a submission should not pay for imports, and at the lower
levels no file can be opened to import from.
"""

import contextlib
import importlib
import site
from pathlib import Path
from typing import Final

from . import eventloop, imports, withheld
from .archive import Archive

_STUDENTS: Final = (
    "abc", "array", "base64", "bisect", "calendar", "cmath", "collections.abc", "contextlib", "copy", "copyreg", "csv",
    "dataclasses", "datetime", "_strptime", "decimal", "difflib", "enum", "fractions", "functools", "heapq", "inspect",
    "io", "itertools", "json", "keyword", "linecache", "locale", "logging", "math", "numbers", "operator", "pprint",
    "queue", "random", "re", "reprlib", "secrets", "statistics", "string", "struct", "textwrap", "threading",
    "time", "timeit", "traceback", "types", "typing", "unicodedata", "uuid", "warnings", "weakref", "encodings.idna",
    "zoneinfo",
)  # fmt: skip
_TESTS: Final = ("unittest", "unittest.case", "unittest.mock", "tempfile", "pathlib")
# Parts of the library that are machine code and can only be loaded from their files: while files can be opened.
_EXTENSIONS: Final = (
    "_blake2", "_bz2", "_elementtree", "_lsprof", "_lzma", "_md5", "_opcode", "_pickle", "_queue", "_sha1", "_sha3",
    "_sqlite3", "_statistics", "_zoneinfo", "mmap", "pyexpat", "zlib",
)  # fmt: skip


def preload(archive: str) -> None:
    for name in (*_STUDENTS, *_TESTS, *_EXTENSIONS):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    eventloop.install()
    withheld.give_back()
    _names_that_site_would_add()
    imports.install(Archive(Path(archive)))


def _names_that_site_would_add() -> None:
    site.setquit()
    site.setcopyright()
    site.sethelper()
