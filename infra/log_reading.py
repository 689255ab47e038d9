"""The services' logs for a person's eyes: what was said since the last look, one short line each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# The runtime's frames around each invocation; a person who develops knows that there was one.
NOISE = ("START RequestId", "END RequestId", "REPORT RequestId", "INIT_START")
HIDDEN_FIELDS = {"at", "level", "message", "exception", "_aws", "timestamp"}


@dataclass
class LogFollower:
    """The logs under some folders, from where they end now. A file that appears later is read from its start."""

    folders: tuple[Path, ...]
    pattern: str = "*.log"
    _offsets: dict[Path, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._offsets = {path: path.stat().st_size for path in self._files()}

    def lines(self) -> Iterator[str]:
        yield from (f"{path.stem:<18} {readable(line)}" for path, line in self.raw())

    def raw(self) -> Iterator[tuple[Path, str]]:
        for path in self._files():
            # A log that got shorter was begun anew.
            if path.stat().st_size < self._offsets.get(path, 0):
                self._offsets[path] = 0
            with path.open("rb") as file:
                file.seek(self._offsets.get(path, 0))
                fresh = file.read()
            # A line that is still being written is left for the next look.
            whole = fresh[: fresh.rfind(b"\n") + 1]
            self._offsets[path] = self._offsets.get(path, 0) + len(whole)
            for line in whole.decode(errors="replace").splitlines():
                if line.strip() and not line.startswith(NOISE):
                    yield path, line

    def _files(self) -> list[Path]:
        return sorted(path for folder in self.folders for path in folder.glob(self.pattern))


def readable(line: str) -> str:
    """A JSON line as a sentence and its fields; anything else as it is."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError:
        return line
    if not isinstance(record, dict) or "message" not in record:
        return line
    fields = " ".join(f"{name}={value}" for name, value in record.items() if name not in HIDDEN_FIELDS)
    level = "" if record.get("level") in {None, "INFO"} else f"{record['level']} "
    exception = f"\n{record['exception']}" if record.get("exception") else ""
    return f"{level}{record['message']} {fields}".rstrip() + exception
