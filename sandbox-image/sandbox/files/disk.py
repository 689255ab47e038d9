"""The disk of a run, in the tests' process. Its methods are the system calls that a program with files makes.

All of them raise OSError with an errno, as the kernel would; whoever knows the path adds it.
"""

import errno
import os
import stat
from typing import Final

from .nodes import File, Folder, Node, Null
from .tree import Tree, refuse

_READ_LIMIT: Final = 1 << 20
_WRITES: Final = os.O_WRONLY | os.O_RDWR
# What the student's process may ask for by name.
CALLS: Final = frozenset([
    "open", "read", "write", "truncate", "stat", "stat_of", "listdir", "mkdir", "rmdir", "unlink", "rename", "getcwd",
    "chdir", "chmod", "utime",
])  # fmt: skip


class Disk:
    def __init__(self) -> None:
        self._tree = Tree()

    def give(self, name: str, text: str) -> None:
        """A file in the working folder that nobody can change."""
        content = text.encode("utf-8", "surrogatepass")
        file = File(self._tree.next_number, 0o444, content, is_fixed=True)
        self._tree.folder(self._tree.here).names[name] = self._tree.add(file)

    def open(self, path: str, flags: int, mode: int) -> int:
        """The file's number. It stays the file's also when its name is taken away, as a descriptor would."""
        where = self._tree.where(path)
        found = self._tree.find(where)
        if found is None:
            if not flags & os.O_CREAT:
                refuse(errno.ENOENT)
            folder = self._tree.folder(where[:-1])
            found = folder.names[where[-1]] = self._tree.add(File(self._tree.next_number, mode & 0o777))
            return found.number
        if flags & os.O_CREAT and flags & os.O_EXCL:
            refuse(errno.EEXIST)
        return self._opened(found, flags)

    def read(self, number: int, position: int, size: int) -> bytes:
        return bytes(self._tree.file(number).content[max(0, position) :][: min(size, _READ_LIMIT)])

    def write(self, number: int, position: int, data: bytes) -> int:
        """At the end for a negative position."""
        file = self._tree.file(number)
        if isinstance(file, Null):
            return len(data)
        if file.is_fixed:  # whoever knows a number need not have opened the file
            refuse(errno.EACCES)
        start = file.size if position < 0 else position
        self._tree.resize(file, max(file.size, start + len(data)))
        file.content[start : start + len(data)] = data
        file.touch()
        return len(data)

    def truncate(self, number: int, size: int) -> None:
        file = self._tree.file(number)
        if isinstance(file, Null):
            return
        if file.is_fixed:
            refuse(errno.EACCES)
        self._tree.resize(file, size)
        file.touch()

    def stat(self, path: str) -> tuple[int, ...]:
        return self._tree.present(path).facts()

    def stat_of(self, number: int) -> tuple[int, ...]:
        return self._tree.file(number).facts()

    def listdir(self, path: str) -> list[str]:
        return list(self._tree.folder(self._tree.where(path)).names)

    def mkdir(self, path: str, mode: int) -> None:
        where = self._tree.where(path)
        if self._tree.find(where) is not None:
            refuse(errno.EEXIST)
        folder = self._tree.folder(where[:-1])
        folder.names[where[-1]] = self._tree.add(Folder(self._tree.next_number, mode & 0o777))

    def rmdir(self, path: str) -> None:
        where = self._tree.where(path)
        if self._tree.folder(where).names:
            refuse(errno.ENOTEMPTY)
        self._tree.remove(where)

    def unlink(self, path: str) -> None:
        if isinstance(self._tree.present(path), Folder):
            refuse(errno.EISDIR)
        self._tree.remove(self._tree.where(path))

    def rename(self, source: str, target: str) -> None:
        where, to = self._tree.where(source), self._tree.where(target)
        self._tree.folder(where[:-1])
        folder = self._tree.folder(to[:-1])
        moved, there = self._tree.present(source), self._tree.find(to)
        if moved is there:
            return
        if to[: len(where)] == where:
            refuse(errno.EINVAL)
        if there is not None:
            _may_replace(moved, there)
        if there is not None and there.is_fixed:
            refuse(errno.EPERM)
        self._tree.remove(where)
        moved.links += 1
        folder.names[to[-1]] = moved

    def getcwd(self) -> str:
        self._tree.folder(self._tree.here)  # which may be gone
        return "/" + "/".join(self._tree.here)

    def chdir(self, path: str) -> None:
        where = self._tree.where(path)
        self._tree.folder(where)
        self._tree.here = where

    def chmod(self, path: str, mode: int) -> None:
        node = self._tree.changeable(path)
        node.mode = stat.S_IFMT(node.mode) | mode & 0o777

    def utime(self, path: str, read: int, changed: int) -> None:
        """Nanoseconds."""
        node = self._tree.changeable(path)
        node.read, node.changed = read, changed

    def _opened(self, node: Node, flags: int) -> int:
        if isinstance(node, Folder):
            refuse(errno.EISDIR)
        if flags & _WRITES and not node.allows(stat.S_IWUSR):
            refuse(errno.EACCES)
        if not flags & os.O_WRONLY and not node.allows(stat.S_IRUSR):
            refuse(errno.EACCES)
        if flags & os.O_TRUNC and flags & _WRITES:
            self.truncate(node.number, 0)
        return node.number


def _may_replace(moved: Node, there: Node) -> None:
    if isinstance(there, Folder) and not isinstance(moved, Folder):
        refuse(errno.EISDIR)
    if isinstance(there, Folder) and there.names:
        refuse(errno.ENOTEMPTY)
    if isinstance(moved, Folder) and not isinstance(there, Folder):
        refuse(errno.ENOTDIR)
