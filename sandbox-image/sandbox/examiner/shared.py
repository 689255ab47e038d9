"""`isolation = "shared"`: the student's module in the tests' own interpreter. Contained, but not forge-proof."""

import importlib.abc
import importlib.machinery
import types
from collections.abc import Sequence

from sandbox.student.source import Source


class SharedFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, source: Source) -> None:
        self._source = source

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._source.module:
            return None
        return importlib.machinery.ModuleSpec(fullname, self)

    def exec_module(self, module: types.ModuleType) -> None:
        module.__file__ = self._source.path
        self._source.run_in(module)
