"""Puts the run's disk where Python's files are. A convenience, no wall: what the kernel refuses, it refuses anyway."""

import builtins
import glob
import io
import os
import shutil
import tempfile
from collections.abc import Callable
from typing import Any, Final

from sandbox.isolation.confinement import CHANNEL

from .descriptors import Descriptors
from .door import Door, OthersDoor
from .system import System

# Of the tests' process: to its parent and to the student's. `open(solution.path())` must not write into them.
_CHANNELS: Final = (CHANNEL, CHANNEL + 1)
_OF_NUMBERS: Final = ("close", "fstat", "fsync", "ftruncate", "lseek", "read", "write")
_OF_NAMES: Final = (
    "access", "chdir", "chmod", "getcwd", "getcwdb", "listdir", "listxattr", "mkdir", "open", "readlink", "rename",
    "rmdir", "scandir", "stat", "truncate", "unlink", "utime",
)  # fmt: skip


def install(door: Door) -> Callable[[], None]:
    """The answer takes it back, which only a warm-up wants."""
    descriptors = Descriptors(() if isinstance(door, OthersDoor) else _CHANNELS)
    system = System(door, descriptors)
    new: list[tuple[Any, str, Any]] = [(os, name, getattr(descriptors, name)) for name in _OF_NUMBERS]
    new += [(os, name, getattr(system, name)) for name in _OF_NAMES]
    new += [(os, "lstat", system.stat), (os, "remove", system.unlink), (os, "replace", system.rename)]
    new += [(builtins, "open", system.open_file), (io, "open", system.open_file)]
    # The library has copies of some of these, and ways that need descriptors of folders.
    new += [(tempfile, "tempdir", "/tmp"), (shutil, "_use_fd_functions", False)]  # noqa: S108 -- of the run's disk
    closer: Any = vars(tempfile)["_TemporaryFileCloser"]
    new += [(closer.cleanup, "__defaults__", (False, system.unlink))]
    globber: Any = getattr(glob, "_StringGlobber", None)
    if globber is not None:
        new += [(globber, "scandir", staticmethod(system.scandir))]
    old = [(place, name, vars(place).get(name, getattr(place, name))) for place, name, _ in new]
    _set(new)
    return lambda: _set(old)


def _set(rows: list[tuple[Any, str, Any]]) -> None:
    for place, name, value in rows:
        setattr(place, name, value)
