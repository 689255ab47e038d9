"""The student's text as a module."""

import builtins
import contextlib
import linecache
import sys
import types
import warnings
from typing import Final

from sandbox.files.tree import HOME

MAIN: Final = "__main__"


class Source:
    def __init__(self, text: str, module: str) -> None:
        self.text = text
        self.module = module
        self.filename = f"{module.rpartition('.')[2]}.py"
        self.path = f"/{HOME}/{self.filename}"
        self._compiled: types.CodeType | None = None

    def compile_early(self) -> None:
        """While the tests are still being read. An error is not told yet: it belongs to the import."""
        with contextlib.suppress(BaseException), warnings.catch_warnings():
            warnings.simplefilter("error")  # a warning about the text is not told yet either
            self._compiled = self._code()

    def show_lines(self) -> None:
        """Tracebacks and inspect find the text here, for it is in no file."""
        lines = self.text.splitlines(keepends=True)
        for name in (self.filename, self.path):
            linecache.cache[name] = (len(self.text), None, lines, name)

    def load(self) -> types.ModuleType:
        """A fresh module each time. It stays in sys.modules only if it loads, as with a real import."""
        module = self._new(self.module)
        sys.modules[self.module] = module
        try:
            self.run_in(module)
        except BaseException:
            sys.modules.pop(self.module, None)
            raise
        return sys.modules.get(self.module, module)

    def reload(self) -> types.ModuleType:
        module = sys.modules[self.module]
        self.run_in(module)
        return module

    def run_as_script(self) -> types.ModuleType:
        module = self._new(MAIN)
        before = sys.modules[MAIN]
        sys.modules[MAIN] = module
        try:
            self.run_in(module)
        finally:
            sys.modules[MAIN] = before
        return module

    def _new(self, name: str) -> types.ModuleType:
        module = types.ModuleType(name)
        module.__file__ = self.path
        module.__dict__["__builtins__"] = builtins
        return module

    def run_in(self, module: types.ModuleType) -> None:
        self.show_lines()
        exec(self._compiled or self._code(), vars(module))  # noqa: S102 -- what we are for

    def _code(self) -> types.CodeType:
        return compile(self.text, self.filename, "exec", dont_inherit=True)
