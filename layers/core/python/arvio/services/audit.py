"""Who changed what: the lines that every changing use case of an instructor writes, read again."""

from datetime import UTC
from typing import Any

from arvio.domain.audit import Line
from arvio.ports.instructor import Audit

PAGE = 200


def read_audit(before: int | None, *, audit: Audit) -> dict[str, Any]:
    """A page of lines, newest first; `next` is the cursor of the page after it, or None."""
    lines = audit.lines(before, PAGE + 1)
    shown = lines[:PAGE]
    return {"lines": [_row(line) for line in shown], "next": shown[-1].number if len(lines) > PAGE else None}


def _row(line: Line) -> dict[str, Any]:
    entry = line.entry
    return {
        "number": line.number,
        "at": line.at.astimezone(UTC).isoformat(timespec="seconds"),
        "who": entry.who,
        "action": entry.action,
        "subject": entry.subject,
        "before": entry.before,
        "after": entry.after,
    }
