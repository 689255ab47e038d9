"""Files of the run's disk that are open by number, as `os.open` and `tempfile.mkstemp` hand them out.

A number that the kernel has given goes to the kernel.
"""

import errno
import os
from collections.abc import Collection
from typing import Any, Final

from .opening import OpenFile
from .tree import refuse

# Far above any number that the kernel may give in here.
_FIRST: Final = 1 << 20
_close, _fstat, _fsync, _lseek, _read, _write = os.close, os.fstat, os.fsync, os.lseek, os.read, os.write


class Descriptors:
    """Methods that are named like one of os stand in for it. `withheld` are the kernel's that nobody shall use."""

    def __init__(self, withheld: Collection[int] = ()) -> None:
        self._withheld = withheld
        self._files: dict[int, OpenFile] = {}
        self._next = _FIRST

    def __contains__(self, number: object) -> bool:
        return number in self._files

    def add(self, file: OpenFile) -> int:
        self._next += 1
        self._files[self._next] = file
        return self._next

    def of(self, number: int) -> OpenFile:
        return self._files[number] if number in self._files else refuse(errno.EBADF)

    def kernels(self, number: int) -> int:
        """The number itself, as long as the kernel may have it."""
        return number if number not in self._withheld else refuse(errno.EBADF)

    def take(self, number: int) -> OpenFile:
        file = self.of(number)
        del self._files[number]
        return file

    def close(self, fd: int) -> None:
        if fd in self._files:
            self.take(fd).close()
        else:
            _close(self.kernels(fd))

    def read(self, fd: int, length: int, /) -> bytes:
        return self._files[fd].read(length) or b"" if fd in self._files else _read(self.kernels(fd), length)

    def write(self, fd: int, data: Any, /) -> int:
        return self._files[fd].write(data) if fd in self._files else _write(self.kernels(fd), data)

    def lseek(self, fd: int, position: int, whence: int, /) -> int:
        return (
            self._files[fd].seek(position, whence) if fd in self._files else _lseek(self.kernels(fd), position, whence)
        )

    def fstat(self, fd: int) -> os.stat_result:
        return self._files[fd].stat() if fd in self._files else _fstat(self.kernels(fd))

    def fsync(self, fd: int) -> None:
        if fd not in self._files:
            _fsync(self.kernels(fd))

    def ftruncate(self, fd: int, length: int, /) -> None:
        self.of(fd).truncate(length)
