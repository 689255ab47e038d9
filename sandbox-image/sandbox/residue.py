"""What a run without a filter can leave behind, and the next student's code could find: names in folders that are open
to everybody, SysV IPC, keys, processes. With a filter none of it can come into being.
"""

import contextlib
import os
import shutil
import signal
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Final

from .isolation import libc, syscalls

_OPEN_FOLDERS: Final = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/run/lock"), Path("/dev/mqueue"))  # noqa: S108
_TABLES: Final = (("shm", libc.remove_shared_memory), ("msg", libc.remove_message_queue), ("sem", libc.remove_semaphores))
_USER_KEYRING: Final = -4
_KEYCTL_JOIN_SESSION, _KEYCTL_CLEAR = 1, 7


class Sweep:
    """`users` own nothing that anybody needs, apart from what is there already when the sweep is made."""

    def __init__(self, users: Collection[int], *, spare: bool) -> None:
        """`spare`: the users are not the sandbox's alone, so what was there before it came is kept."""
        self._users = frozenset(users)
        self._spared = frozenset(map(str, self._names())) if spare else frozenset()
        self._tables_spared = {name: frozenset(self._numbers(name)) if spare else frozenset() for name, _ in _TABLES}

    def run(self) -> int:
        """How many things there were. Only for runs whose processes are gone."""
        return self._remove_names() + sum(self._remove_ipc(name, remove) for name, remove in _TABLES)

    def _remove_names(self) -> int:
        found = [each for each in self._names() if str(each) not in self._spared]
        for each in found:
            _remove(each)
        return len(found)

    def _names(self) -> Iterator[Path]:
        for folder in _OPEN_FOLDERS:
            with contextlib.suppress(OSError), os.scandir(folder) as entries:
                yield from (Path(each) for each in entries if each.stat(follow_symlinks=False).st_uid in self._users)

    def _remove_ipc(self, name: str, remove: Callable[[int], None]) -> int:
        found = [each for each in self._numbers(name) if each not in self._tables_spared[name]]
        for each in found:
            with contextlib.suppress(OSError):
                remove(each)
        return len(found)

    def _numbers(self, name: str) -> Iterator[int]:
        """Of the objects in a table like /proc/sysvipc/shm, whose first line names its columns."""
        with contextlib.suppress(OSError):
            head, *rows = Path(f"/proc/sysvipc/{name}").read_text().splitlines()
            columns = head.split()
            owners = [columns.index(each) for each in ("uid", "cuid")]
            for row in map(str.split, rows):
                if self._users & {int(row[each]) for each in owners}:
                    yield int(row[columns.index(f"{name}id")])


def kill_strays() -> None:
    """In a child that has become a user of its own: ends every other process of that user."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)


def clear_keys() -> None:
    """Keys are a user's, not a process's. Where the kernel refuses keyrings altogether there is nothing to clear."""
    keyctl = syscalls.of_this_machine(syscalls.KEYCTL)
    for arguments in ((_KEYCTL_CLEAR, _USER_KEYRING), (_KEYCTL_JOIN_SESSION, None)):
        with contextlib.suppress(OSError):
            libc.syscall(keyctl, *arguments)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        if stat.S_ISDIR(path.lstat().st_mode):
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
