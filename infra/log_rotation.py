"""Logs that would grow for ever: one generation before the present one is kept."""

from pathlib import Path

LARGEST_BYTES = 10 * 2**20


def rotate(log: Path) -> None:
    """Only while nobody holds it open: a program goes on writing to the file that it opened, whatever its name."""
    if log.exists() and log.stat().st_size > LARGEST_BYTES:
        log.replace(log.with_name(f"{log.name}.1"))


def rotate_all(folder: Path) -> None:
    for log in folder.glob("*.log"):
        rotate(log)
