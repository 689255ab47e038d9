"""Which files a confined process may open: the standard library and system libraries, to read, and nothing else."""

import contextlib
import ctypes
import os
import struct
from collections.abc import Iterable
from typing import Final

from . import libc, syscalls

_READ_FILE, _READ_DIRECTORY, _WRITE_FILE = 1 << 2, 1 << 3, 1 << 1
_VERSION_FLAG, _PATH_BENEATH = 1, 1
# What each version of the kernel interface can refuse: bits of file access.
_FILE_BITS: Final = {1: 13, 2: 14, 3: 15, 4: 15}
_TCP: Final = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS: Final = 0b11
DEVICES: Final = ("/dev/null", "/dev/zero", "/dev/urandom")
SYSTEM: Final = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/zoneinfo")


def version() -> int:
    """The kernel's Landlock interface, or OSError where there is none."""
    return libc.syscall(syscalls.LANDLOCK_CREATE, None, 0, _VERSION_FLAG)


class Ruleset:
    """Made once in the zygote; a child only has to enter it, which costs a fifth of making it."""

    def __init__(self, readable: Iterable[str]) -> None:
        self._fd = _empty(version())
        for path in {os.path.realpath(each) for each in (*SYSTEM, *readable)}:
            self._allow(path, _READ_FILE | _READ_DIRECTORY)
        for path in DEVICES:
            self._allow(path, _READ_FILE | _WRITE_FILE)

    def enter(self) -> None:
        """For good. Needs no_new_privs or CAP_SYS_ADMIN; the caller closes all descriptors before or after."""
        libc.syscall(syscalls.LANDLOCK_RESTRICT, self._fd, 0)

    @property
    def descriptor(self) -> int:
        return self._fd

    def _allow(self, path: str, access: int) -> None:
        with contextlib.suppress(FileNotFoundError):
            parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
            rule = ctypes.create_string_buffer(struct.pack("=Qi", access, parent))
            libc.syscall(syscalls.LANDLOCK_ADD, self._fd, _PATH_BENEATH, rule, 0)
            os.close(parent)


def _empty(abi: int) -> int:
    files = (1 << _FILE_BITS.get(abi, 16)) - 1
    attributes = struct.pack("=Q", files)
    if abi >= 4:
        attributes += struct.pack("=Q", _TCP)
    if abi >= 6:
        attributes += struct.pack("=Q", _ABSTRACT_SOCKETS_AND_SIGNALS)
    buffer = ctypes.create_string_buffer(attributes, len(attributes))
    return libc.syscall(syscalls.LANDLOCK_CREATE, buffer, len(attributes), 0)
