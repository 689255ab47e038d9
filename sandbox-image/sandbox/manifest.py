"""Whether a copy of the interpreter is still whole: temporary folders are cleaned of what looks unused."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_NAME: Final = "manifest"


def write(home: Path) -> None:
    (home / _NAME).write_text(_content(home))


def is_whole(home: Path) -> bool:
    """By the number of files and the sum of their sizes: ten milliseconds, once for each start of a sandbox."""
    try:
        return (home / _NAME).read_text() == _content(home)
    except OSError:
        return False


def set_aside(home: Path) -> None:
    """Whoever still runs from it has loaded what it needs, or will be started again from the next copy."""
    aside = Path(tempfile.mkdtemp(prefix=f"{home.name}.", dir=home.parent))
    try:
        home.rename(aside)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _content(home: Path) -> str:
    sizes = [each.stat(follow_symlinks=False).st_size for each in _files(str(home))]
    return f"{len(sizes)} {sum(sizes)}"


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for each in entries:
            if each.is_dir(follow_symlinks=False):
                yield from _files(each.path)
            elif each.name != _NAME:
                yield each
