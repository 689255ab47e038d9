"""Who changed what: the lines that every changing use case of an instructor writes, read again."""

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from arvio.domain.audit import Entry, Line
from arvio.ports.instructor import Audit

PAGE = 200


def read_audit(before: int | None, *, audit: Audit) -> dict[str, Any]:
    """A page of lines, newest first; `next` is the cursor of the page after it, or None."""
    lines = audit.lines(before, PAGE + 1)
    shown = lines[:PAGE]
    return {"lines": [_row(line) for line in shown], "next": shown[-1].number if len(lines) > PAGE else None}


def note_deploy(order: Mapping[str, Any], *, who: str, audit: Audit) -> dict[str, Any]:
    """The command line tool tells what it deployed: `stack`, `before` and `after` are names of releases, and `failure`
    is why the one that was tried is not the one that runs.
    """
    told = {"release": order.get("after")} | ({"failure": order["failure"]} if order.get("failure") else {})
    audit.add(Entry(who, "deploy", f"stack {order.get('stack')}", {"release": order.get("before")}, told))
    return {"noted": True}


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
