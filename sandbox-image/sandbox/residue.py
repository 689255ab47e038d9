"""What a run without a filter can leave behind, and the next student's code could find: names in folders that are open
to everybody, SysV IPC, keys, processes. With a filter none of it can come into being.
"""

import contextlib
import functools
import os
import shutil
import signal
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Final

from .isolation import libc, syscalls

_OPEN_FOLDERS: Final = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/run/lock"), Path("/dev/mqueue"))  # noqa: S108
_TABLES: Final = (
    ("shm", libc.remove_shared_memory),
    ("msg", libc.remove_message_queue),
    ("sem", libc.remove_semaphores),
)
_NUMBER_COLUMN: Final = 1  # after the key; its name differs from table to table
_DEAD: Final = ("Z", "X")
_USERS_KEYRING, _USERS_SESSION = -4, -5
_KEYCTL_JOIN_SESSION, _KEYCTL_CLEAR = 1, 7


class Sweep:
    """`users` own nothing that anybody needs, apart from what is there already when the sweep is made."""

    def __init__(self, users: Collection[int], *, spare: bool) -> None:
        """`spare`: the users are not the sandbox's alone, so what was there before it came is kept."""
        self._users = frozenset(users)
        self._spared = frozenset(map(str, self._names())) if spare else frozenset()
        self._pids_spared = frozenset(self._processes()) if spare else None
        self._tables_spared = {name: frozenset(self._numbers(name)) if spare else frozenset() for name, _ in _TABLES}

    def run(self) -> tuple[int, int]:
        """How many things there were, and how many would not go. Only for runs whose processes are gone."""
        found = self._left()
        if not found:
            return 0, 0
        for each in found:
            with contextlib.suppress(OSError):
                each()
        return len(found), len(self._left())

    def _left(self) -> list[Callable[[], None]]:
        """A way to remove each thing."""
        names = [functools.partial(_remove, each) for each in self._names() if str(each) not in self._spared]
        tables = [
            functools.partial(remove, number)
            for name, remove in _TABLES
            for number in self._numbers(name)
            if number not in self._tables_spared[name]
        ]
        return [*names, *tables, *(functools.partial(os.kill, pid, signal.SIGKILL) for pid in self._strays())]

    def _strays(self) -> list[int]:
        """Where the users are the sandbox's alone, its next child ends their processes with one call."""
        spared = self._pids_spared
        return [] if spared is None else [each for each in self._processes() if each not in spared]

    def _processes(self) -> Iterator[int]:
        """Living processes of the users, without the caller."""
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError, IndexError, ValueError):
                facts = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines() if ":" in line)
                alive = facts["State"].split()[0] not in _DEAD and int(folder.name) != os.getpid()
                if alive and int(facts["Uid"].split()[1]) in self._users:
                    yield int(folder.name)

    def _names(self) -> Iterator[Path]:
        for folder in _OPEN_FOLDERS:
            with contextlib.suppress(OSError), os.scandir(folder) as entries:
                yield from (Path(each) for each in entries if each.stat(follow_symlinks=False).st_uid in self._users)

    def _numbers(self, name: str) -> Iterator[int]:
        """Of the objects in a table like /proc/sysvipc/shm, whose first line names its columns."""
        with contextlib.suppress(OSError):
            head, *rows = Path(f"/proc/sysvipc/{name}").read_text().splitlines()
            columns = head.split()
            owners = [columns.index(each) for each in ("uid", "cuid")]
            for row in map(str.split, rows):
                if self._users & {int(row[each]) for each in owners}:
                    yield int(row[_NUMBER_COLUMN])


def kill_strays() -> None:
    """In a child that has become a user of its own: ends every other process of that user."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)


def clear_keys() -> None:
    """Keys are a user's, not a process's. Where the kernel refuses keyrings altogether there is nothing to clear."""
    keyctl = syscalls.of_this_machine(syscalls.KEYCTL)
    for arguments in ((_KEYCTL_CLEAR, _USERS_KEYRING), (_KEYCTL_CLEAR, _USERS_SESSION), (_KEYCTL_JOIN_SESSION, None)):
        with contextlib.suppress(OSError):
            libc.syscall(keyctl, *arguments)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        if not stat.S_ISDIR(path.lstat().st_mode):
            path.unlink()
            return
        path.chmod(0o700)
        for folder, inner, _ in os.walk(path):  # from the top: each folder is opened up before it is entered
            for name in inner:
                os.chmod(os.path.join(folder, name), 0o700, follow_symlinks=False)  # noqa: PTH101, PTH118 -- millions
        shutil.rmtree(path, ignore_errors=True)
