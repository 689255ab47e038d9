"""What every process of a run finds already imported: a submission should not pay for imports, and at the lower
levels no file can be opened to import from."""

import contextlib
import importlib
import sys
from typing import Any, Final

_STUDENTS: Final = (
    "abc", "array", "base64", "bisect", "calendar", "cmath", "collections.abc", "contextlib", "copy", "copyreg", "csv",
    "dataclasses", "datetime", "_strptime", "decimal", "difflib", "enum", "fractions", "functools", "heapq", "inspect",
    "io", "itertools", "json", "keyword", "linecache", "locale", "math", "numbers", "operator", "pprint", "queue",
    "random", "re", "reprlib", "secrets", "statistics", "string", "struct", "textwrap", "threading", "time", "timeit",
    "traceback", "types", "typing", "unicodedata", "uuid", "warnings", "weakref", "encodings.idna", "zoneinfo",
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


def _names_that_site_would_add() -> None:
    import site

    site.setquit()
    site.setcopyright()
    site.sethelper()
