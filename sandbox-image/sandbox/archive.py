"""The standard library's pure modules as one file of code objects, mapped into each process of a run; time zones too.

Where no file can be opened (L1, L0) this is where `import textwrap` comes from. It costs no descriptor, no message and,
until it is read, no memory; its pages cannot be written to. Run as a program it makes the file of this interpreter.
"""

import json
import marshal
import mmap
import sysconfig
import zoneinfo
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any, Final

NAME: Final = "arvio-modules.bin"
LEFT_OUT: Final = frozenset([
    "test", "tests", "idlelib", "lib2to3", "ensurepip", "tkinter", "turtledemo", "site-packages", "dist-packages",
    "pydoc_data", "venv", "lib-dynload", "__pycache__", "__phello__",
])  # fmt: skip
_LENGTH_BYTES: Final = 8
# No module can have such a name.
_ZONE: Final = "zone:"


def write(library: Path) -> None:
    """Makes the archive of the library in that folder, and leaves it there."""
    places: dict[str, tuple[int, int, bool]] = {}
    parts, end = [], 0
    for name, content, is_package in (*_codes(library), *_zones()):
        places[name] = (end, len(content), is_package)
        parts.append(content)
        end += len(content)
    index = json.dumps(places, separators=(",", ":")).encode("ascii")
    (library / NAME).write_bytes(b"".join([len(index).to_bytes(_LENGTH_BYTES), index, *parts]))


def _codes(library: Path) -> Iterator[tuple[str, bytes, bool]]:
    for name, source in _modules(library, ""):
        code = SourceFileLoader(name, str(source)).get_code(name)
        yield name, marshal.dumps(code), source.name == "__init__.py"


def _zones() -> Iterator[tuple[str, bytes, bool]]:
    """As this machine has them, if it has any."""
    folders = [Path(each) for each in zoneinfo.TZPATH if Path(each).is_dir()]
    for key in sorted(zoneinfo.available_timezones()) if folders else ():
        for folder in folders:
            if (folder / key).is_file():
                yield f"{_ZONE}{key}", (folder / key).read_bytes(), False
                break


def _modules(folder: Path, package: str) -> Iterator[tuple[str, Path]]:
    for each in sorted(folder.iterdir()):
        if each.is_dir() and each.name.isidentifier() and each.name not in LEFT_OUT:
            yield from _modules(each, f"{package}{each.name}.")
        elif each.name == "__init__.py" and package:
            yield package[:-1], each
        elif each.suffix == ".py" and each.stem.isidentifier():
            yield f"{package}{each.stem}", each


class Archive:
    """Raises OSError if there is no such file."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        size = int.from_bytes(self._content[:_LENGTH_BYTES])
        self._start = _LENGTH_BYTES + size
        self._places: dict[str, Any] = json.loads(self._content[_LENGTH_BYTES : self._start])

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def zone(self, key: str) -> bytes | None:
        return self._content_of(f"{_ZONE}{key}") if f"{_ZONE}{key}" in self else None

    def is_package(self, name: str) -> bool:
        return bool(self._places[name][2])

    def code(self, name: str) -> CodeType:
        found: CodeType = marshal.loads(self._content_of(name))  # noqa: S302 -- written by write(), and by nobody since
        return found

    def _content_of(self, name: str) -> bytes:
        offset, size, _ = self._places[name]
        return self._content[self._start + offset : self._start + offset + size]


if __name__ == "__main__":
    write(Path(sysconfig.get_path("stdlib")))
