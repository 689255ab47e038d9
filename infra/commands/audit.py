"""`arvio audit`: who changed what, and when."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import click

from infra import pages, stack
from infra.instance import load_instance
from infra.tables import aligned, json_option, say

HEADER = ("at", "who", "action", "subject", "change")


@click.command()
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many lines at most.")
@json_option
def audit(limit: int, *, as_json: bool) -> None:
    """Show what instructors changed, newest first: who, what, when, before and after.

    The lines are written with the change itself, in one transaction, and cannot be edited or removed.
    """
    instance = load_instance()
    lines = list(
        pages.rows(lambda order: stack.invoke_admin(instance, order), {"action": "audit"}, "lines", limit=limit)
    )
    say(lines, audit_lines(lines), as_json=as_json)


def audit_lines(lines: Iterable[Mapping[str, Any]]) -> list[str]:
    rows = [(line["at"], line["who"], line["action"], line["subject"], change(line)) for line in lines]
    return aligned(HEADER, rows) if rows else ["Nothing was changed yet."]


def change(line: Mapping[str, Any]) -> str:
    """Each name that differs, as `before → after`; a name with nothing before only says what it is now."""
    before, after = line["before"], line["after"]
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return ", ".join(f"{name} {_step(before.get(name), after.get(name))}" for name in names) or "-"


def _step(before: object, after: object) -> str:
    return _shown(after) if before is None else f"{_shown(before)} → {_shown(after)}"


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"
