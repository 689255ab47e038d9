"""Files that are either whole or not there: an interrupted command must leave nothing half-done."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TextIO

from infra.failures import ArvioFailed
from infra.paths import BUILD


def write_whole(path: Path, text: str, *, mode: int = 0o600) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:
        file.write(text)
    draft.replace(path)


@contextmanager
def whole_file(path: Path, *, mode: int = 0o600) -> Iterator[TextIO]:
    """To write piece by piece: under its name when all of it is written, and never in part. Raises ArvioFailed."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    require_writable_folder(path)
    try:
        opened = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(opened, "w", encoding="utf-8", newline="") as file:
            yield file
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def require_writable_folder(path: Path) -> None:
    """Before the work that fills it. Raises ArvioFailed."""
    folder = path.absolute().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        why = "nobody may write there" if folder.is_dir() else "there is no such folder"
        raise ArvioFailed(f"{path} cannot be written to {folder}: {why}. Name another file, or make the folder.")


def read_stamp(path: Path) -> str:
    return path.read_text() if path.exists() else ""


@contextmanager
def locked(path: Path, *, say: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """Only one process at a time; the kernel lets go of the lock when its holder dies. `say` hears of a wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another arvio command is at work here; waiting for it to end.")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def build_lock(name: str) -> AbstractContextManager[None]:
    return locked(BUILD / f"{name}.lock")
