"""`import textwrap` where no file can be opened: from the archive, at every level, so that all levels do the same."""

import importlib.abc
import importlib.machinery
import io
import sys
import types
import zoneinfo
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from typing import Any

from .archive import Archive


class ArchiveFinder(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: types.ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._archive:
            return None
        return ModuleSpec(fullname, self, is_package=self._archive.is_package(fullname))

    def exec_module(self, module: types.ModuleType) -> None:
        code = self.get_code(module.__name__)
        module.__file__ = code.co_filename
        exec(code, vars(module))  # noqa: S102 -- what an import does

    def get_code(self, fullname: str) -> types.CodeType:
        return self._archive.code(fullname)

    def get_source(self, _fullname: str) -> None:
        return None

    def is_package(self, fullname: str) -> bool:
        return self._archive.is_package(fullname)


def install(archive: Archive) -> None:
    """Before the search in folders, which finds extension modules only from here on."""
    finders: list[object] = list(sys.meta_path)
    sys.meta_path.insert(finders.index(PathFinder), ArchiveFinder(archive))
    _take_zones_from(archive)


def _take_zones_from(archive: Archive) -> None:
    """Where zoneinfo looks last, for a time zone that is in no file."""
    place: Any = zoneinfo._common  # noqa: SLF001 -- where zoneinfo itself looks it up
    without = place.load_tzdata

    def load_tzdata(key: str) -> io.BytesIO:
        found = archive.zone(key)
        return without(key) if found is None else io.BytesIO(found)

    place.load_tzdata = load_tzdata
