"""The last lines of several logs, in the order of their times."""

import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from infra.log_reading import NOISE

MOST_BYTES = 1_000_000  # the end of a file; a log may be larger than memory


def last_lines(paths: list[Path], count: int) -> list[tuple[Path, str]]:
    """`count` lines at most, the newest last."""
    timed = [entry for path in paths for entry in _timed(path, count)]
    return [(path, line) for _, path, line in sorted(timed, key=lambda entry: entry[0])][-count:] if count else []


def _timed(path: Path, count: int) -> Iterator[tuple[str, Path, str]]:
    """A line without a time belongs to the one before it."""
    at = ""
    for line in deque(_lines(path), maxlen=count):
        at = _time(line) or at
        yield at, path, line


def _lines(path: Path) -> list[str]:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - MOST_BYTES))
        text = file.read().decode(errors="replace")
    return [line for line in text.splitlines() if line.strip() and not line.startswith(NOISE)]


def _time(line: str) -> str:
    try:
        found = json.loads(line)
    except json.JSONDecodeError:
        return ""
    return str(found.get("at", "")) if isinstance(found, dict) else ""
