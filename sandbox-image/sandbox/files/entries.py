"""What os.scandir() gives."""

import os
import stat
from collections.abc import Callable, Iterator
from typing import Any, Self


class Entry:
    def __init__(self, folder: Any, name: Any, facts: Callable[[Any], os.stat_result]) -> None:
        self.name = name
        self.path = os.path.join(folder, name)  # noqa: PTH118 -- of bytes too, and as it was given
        self._facts = facts

    def stat(self, **_: Any) -> os.stat_result:
        return self._facts(self.path)

    def is_dir(self, **_: Any) -> bool:
        return stat.S_ISDIR(self.stat().st_mode)

    def is_file(self, **_: Any) -> bool:
        return stat.S_ISREG(self.stat().st_mode)

    def is_symlink(self) -> bool:
        return False

    def is_junction(self) -> bool:
        return False

    def inode(self) -> int:
        return self.stat().st_ino

    def __fspath__(self) -> Any:
        return self.path

    def __repr__(self) -> str:
        return f"<DirEntry {self.name!r}>"


class Entries:
    """An iterator that can be closed and used in a `with`."""

    def __init__(self, entries: list[Entry]) -> None:
        self._entries = iter(entries)

    def __iter__(self) -> Iterator[Entry]:
        return self._entries

    def __next__(self) -> Entry:
        return next(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._entries = iter(())
