"""The functions of `os` that take names of files, and open(). All names are those of the run's disk."""

import contextlib
import errno
import io
import os
import time
from collections.abc import Iterator
from typing import Any, Final

from .descriptors import Descriptors
from .door import Door
from .entries import Entries, Entry
from .facts import NANOSECONDS, stat_result
from .opening import OpenFile, flags_of, layered

type Path = Any

_kernels_open: Final[Any] = io.open


class System:
    """Methods are named like what they stand in for; `open` is os.open, `open_file` the builtin."""

    def __init__(self, door: Door, descriptors: Descriptors) -> None:
        self._door = door
        self._descriptors = descriptors

    def open_file(  # noqa: PLR0917 -- the builtin's own signature
        self, file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None, errors: str | None = None,
        newline: str | None = None, closefd: bool = True, opener: Any = None,  # noqa: FBT001, FBT002 -- open()'s own
    ) -> Any:  # fmt: skip
        flags = flags_of(mode)
        if isinstance(file, int) and file not in self._descriptors:
            return _kernels_open(
                self._descriptors.kernels(file), mode, buffering, encoding, errors, newline, closefd, opener
            )
        raw = self._raw(file, flags, opener)
        try:
            return layered(raw, mode, buffering, {"encoding": encoding, "errors": errors, "newline": newline})
        except BaseException:
            raw.close()
            raise

    def open(self, path: Path, flags: int, mode: int = 0o777, **_: Any) -> int:
        return self._descriptors.add(self._opened(path, flags, mode))

    def stat(self, path: Path, **_: Any) -> os.stat_result:
        if isinstance(path, int):
            return self._descriptors.fstat(path)
        return stat_result(self._call("stat", path))

    def access(self, path: Path, mode: int, **_: Any) -> bool:
        """Whoever runs here owns every file."""
        try:
            rights = self.stat(path).st_mode >> 6
        except OSError:
            return False
        return rights & mode == mode

    def listdir(self, path: Path = ".") -> list[Any]:
        names: list[str] = self._call("listdir", path)
        return [os.fsencode(each) for each in names] if isinstance(path, bytes) else names

    def scandir(self, path: Path = ".") -> Entries:
        folder = os.fspath(path)
        return Entries([Entry(folder, name, self.stat) for name in self.listdir(folder)])

    def mkdir(self, path: Path, mode: int = 0o777, **_: Any) -> None:
        self._call("mkdir", path, mode)

    def rmdir(self, path: Path, **_: Any) -> None:
        self._call("rmdir", path)

    def unlink(self, path: Path, **_: Any) -> None:
        self._call("unlink", path)

    def rename(self, src: Path, dst: Path, **_: Any) -> None:
        with _naming(src, dst):
            self._door("rename", os.fsdecode(src), os.fsdecode(dst))

    def getcwd(self) -> str:
        return str(self._door("getcwd"))

    def getcwdb(self) -> bytes:
        return os.fsencode(self.getcwd())

    def chdir(self, path: Path) -> None:
        self._call("chdir", path)

    def chmod(self, path: Path, mode: int, **_: Any) -> None:
        self._call("chmod", path, mode)

    def utime(self, path: Path, times: Any = None, *, ns: Any = None, **_: Any) -> None:
        given = times or (time.time(), time.time())
        self._call("utime", path, *(ns or [int(each * NANOSECONDS) for each in given]))

    def truncate(self, path: Path, length: int) -> None:
        self._opened(path, os.O_RDWR, 0).truncate(length)

    def readlink(self, path: Path, **_: Any) -> str:
        """There are no links."""
        with _naming(path):
            self._door("stat", os.fsdecode(path))
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    def listxattr(self, *_: Any, **__: Any) -> list[str]:
        return []

    def _call(self, call: str, path: Path, *arguments: Any) -> Any:
        with _naming(path):
            return self._door(call, os.fsdecode(path), *arguments)

    def _raw(self, file: Any, flags: int, opener: Any) -> OpenFile:
        if isinstance(file, int):
            return self._descriptors.of(file)
        if opener is not None:
            return self._descriptors.take(opener(file, flags))
        return self._opened(file, flags, 0o644)

    def _opened(self, path: Path, flags: int, mode: int) -> OpenFile:
        name = os.fspath(path)
        raw = OpenFile(self._door, self._call("open", path, flags, mode), flags, name)
        if flags & os.O_APPEND:
            raw.seek(0, os.SEEK_END)
        return raw


@contextlib.contextmanager
def _naming(*names: Path) -> Iterator[None]:
    """The disk knows numbers of errors; who asked knows the path."""
    try:
        yield
    except OSError as refused:
        number = refused.errno or 0
        raise OSError(number, os.strerror(number), names[0], None, *names[1:]) from None
