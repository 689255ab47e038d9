"""What a disk consists of."""

import stat
import time
from typing import Final

_now: Final = time.time_ns  # a test may replace the module's


class Node:
    """`is_fixed`: part of the run itself, not to be changed, renamed or removed."""

    def __init__(self, number: int, mode: int, *, is_fixed: bool = False) -> None:
        self.number, self.mode, self.is_fixed = number, mode, is_fixed
        self.changed = self.read = _now()
        self.links = 1

    @property
    def size(self) -> int:
        return 0

    def touch(self) -> None:
        self.changed = _now()

    def facts(self) -> tuple[int, int, int, int, int, int]:
        """Mode, number, links, size, and the times of the last read and change in nanoseconds."""
        return self.mode, self.number, self.links, self.size, self.read, self.changed

    def allows(self, right: int) -> bool:
        """Of its owner's rights: stat.S_IRUSR, stat.S_IWUSR."""
        return bool(self.mode & right)


class File(Node):
    def __init__(self, number: int, mode: int, content: bytes = b"", *, is_fixed: bool = False) -> None:
        super().__init__(number, stat.S_IFREG | mode, is_fixed=is_fixed)
        self.content = bytearray(content)

    @property
    def size(self) -> int:
        return len(self.content)


class Null(File):
    """/dev/null."""

    def __init__(self, number: int) -> None:
        super().__init__(number, 0o666, is_fixed=True)
        self.mode = stat.S_IFCHR | 0o666


class Folder(Node):
    def __init__(self, number: int, mode: int, *, is_fixed: bool = False) -> None:
        super().__init__(number, stat.S_IFDIR | mode, is_fixed=is_fixed)
        self.names: dict[str, Node] = {}
