"""Folders and files by name, and the room that there is for them."""

import errno
import operator
import os
from typing import Final, NoReturn

from . import paths
from .nodes import File, Folder, Node, Null

HOME: Final = "assignment"
_BYTES: Final = 64 << 20
_NODES: Final = 5_000


def refuse(number: int) -> NoReturn:
    raise OSError(number, os.strerror(number))


class Tree:
    """`here` is the working folder, one for both sides, as it would be in one process."""

    def __init__(self) -> None:
        self.here = [HOME]
        self._nodes: list[Node] = []
        self._left = _BYTES
        self._root = self.add(Folder(0, 0o755, is_fixed=True))
        for name in (HOME, "tmp", "dev"):
            self._root.names[name] = self.add(Folder(self.next_number, 0o777, is_fixed=True))
        self.folder(["dev"]).names["null"] = self.add(Null(self.next_number))

    @property
    def next_number(self) -> int:
        return len(self._nodes)

    def add[Kind: Node](self, node: Kind) -> Kind:
        """A number is never used again: somebody may have the file open still."""
        if len(self._nodes) >= _NODES:
            refuse(errno.ENOSPC)
        self._nodes.append(node)
        return node

    def where(self, path: str) -> list[str]:
        return paths.parts(path, self.here)

    def find(self, where: list[str]) -> Node | None:
        node: Node = self._root
        for name in where:
            if not isinstance(node, Folder):
                refuse(errno.ENOTDIR)
            if name not in node.names:
                return None
            node = node.names[name]
        return node

    def present(self, path: str) -> Node:
        node = self.find(self.where(path))
        return refuse(errno.ENOENT) if node is None else node

    def changeable(self, path: str) -> Node:
        node = self.present(path)
        return refuse(errno.EPERM) if node.is_fixed else node

    def folder(self, where: list[str]) -> Folder:
        node = self.find(where)
        if node is None:
            refuse(errno.ENOENT)
        return node if isinstance(node, Folder) else refuse(errno.ENOTDIR)

    def file(self, number: int) -> File:
        node = self._nodes[number] if 0 <= number < len(self._nodes) else None
        return node if isinstance(node, File) else refuse(errno.EBADF)

    def remove(self, where: list[str]) -> None:
        """A file without a name keeps its room: see add()."""
        folder = self.folder(where[:-1])
        node = folder.names[where[-1]]
        if node.is_fixed:
            refuse(errno.EPERM)
        node.links -= 1
        del folder.names[where[-1]]

    def resize(self, file: File, size: int) -> None:
        grown = operator.index(size) - file.size  # NaN would be under every limit
        if size < 0:
            refuse(errno.EINVAL)
        if grown > self._left:
            refuse(errno.ENOSPC)
        self._left -= grown
        if grown < 0:
            del file.content[size:]
        else:
            file.content.extend(bytes(grown))
