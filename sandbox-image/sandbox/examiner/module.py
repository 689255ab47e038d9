"""`import solution` in the tests gives a stand-in whose every name is looked up in the student's process."""

import builtins
import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from sandbox import reading

if TYPE_CHECKING:
    from .remote import Remote

_LOCAL: Final = frozenset({"__spec__", "__loader__", "__package__", "__path__", "__class__"})
# What unittest looks for in the tests' own namespace: from the student's module it would steer the run.
_HOOKS: Final = frozenset({"load_tests", "setUpModule", "tearDownModule"})
_BUILTINS: Final = frozenset(dir(builtins))


class StandIn(types.ModuleType):
    """Names that the import system sets stay here; everything else is asked for, set and deleted over there."""

    def __init__(self, remote: "Remote", number: int | None, name: str, names: list[str], doc: str | None) -> None:
        super().__init__(name)
        self.bind(remote, number, names, doc)

    def bind(self, remote: "Remote", number: int | None, names: list[str], doc: str | None) -> None:
        own = types.ModuleType.__getattribute__(self, "__dict__")
        own["__doc__"] = doc
        own["__remote__"], own["__number__"], own["__names__"] = remote, number, names

    def __getattr__(self, name: str) -> Any:
        own = types.ModuleType.__getattribute__(self, "__dict__")
        if own["__number__"] is None or name in _LOCAL:
            raise AttributeError(f"module {own['__name__']!r} has no attribute {name!r}")
        remote: Remote = own["__remote__"]
        if name == "__all__":
            return star_names(own["__names__"], remote)
        value = remote.request("get", own["__number__"], name)
        remote.trust.ask(name, value)
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        own = types.ModuleType.__getattribute__(self, "__dict__")
        if name in _LOCAL or own["__number__"] is None:
            own[name] = value
        else:
            own["__remote__"].request("assign", own["__number__"], name, (value,))

    def __delattr__(self, name: str) -> None:
        own = types.ModuleType.__getattribute__(self, "__dict__")
        own["__remote__"].request("delete", own["__number__"], name)

    def __dir__(self) -> list[str]:
        own = types.ModuleType.__getattribute__(self, "__dict__")
        return list(own["__remote__"].request("names", own["__number__"], ""))


def star_names(names: list[Any], remote: "Remote") -> list[str]:
    """What `from solution import *` binds in the tests: names that they use, and none that already means something.

    A student's `sorted`, `unittest` or `EXPECTED` must not take their place by it.
    """
    bound = {name for name, value in vars(sys.modules[reading.MODULE]).items() if remote.number_of(value) is None}
    taken = bound | _BUILTINS | _HOOKS
    return [each for each in names if each in remote.trust.written and each not in taken and not each.startswith("__")]


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves one module name, before any file could."""

    def __init__(self, remote: "Remote", module: str) -> None:
        self._remote = remote
        self._module = module

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname == self._module:
            return importlib.machinery.ModuleSpec(fullname, self)
        if self._module.startswith(f"{fullname}."):
            return importlib.machinery.ModuleSpec(fullname, None, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return StandIn(self._remote, None, spec.name, [], None)

    def exec_module(self, module: types.ModuleType) -> None:
        assert isinstance(module, StandIn)
        own = types.ModuleType.__getattribute__(module, "__dict__")
        loaded = self._remote.request("load", None, "reload" if own["__number__"] is not None else "load")
        there = types.ModuleType.__getattribute__(loaded, "__dict__")
        module.bind(self._remote, there["__number__"], there["__names__"], there["__doc__"])
        self._remote.keep(there["__number__"], module)
