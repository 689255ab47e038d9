"""Hashes that tell whether an input changed since the last time; never a security boundary."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

IGNORED = {"__pycache__", "node_modules", "dist", ".venv", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".DS_Store"}


def of_text(*parts: str) -> str:
    """The parts' lengths count, so that moving text from one part to the next changes the hash."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        digest.update(f"{len(encoded)}:".encode() + encoded)
    return digest.hexdigest()


def source_files(folder: Path) -> Iterator[Path]:
    """Every file that a person wrote, in a stable order; what tools leave behind is passed over.

    So is a link that leads nowhere: Emacs locks a file that is being edited with one.
    """
    for path in sorted(folder.iterdir()):
        if path.name in IGNORED or path.name.endswith((".egg-info", ".pyc")):
            continue
        if path.is_dir():
            yield from source_files(path)
        elif path.is_file():
            yield path


def of_files(root: Path, files: Iterable[Path]) -> str:
    parts: list[str] = []
    for path in files:
        parts += [path.relative_to(root).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()]
    return of_text(*parts)


def of_folder(folder: Path) -> str:
    return of_files(folder, source_files(folder)) if folder.is_dir() else "absent"


def of_folder_exactly(folder: Path) -> str:
    """Of every file, also of what `source_files` passes over, such as a build itself."""
    return (
        of_files(folder, sorted(path for path in folder.rglob("*") if path.is_file())) if folder.is_dir() else "absent"
    )
