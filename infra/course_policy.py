"""[policy] of course.toml and assignment.toml: deadlines, what lateness costs, how often one may try."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from arvio.domain.policy import NAMES, parse_policy

from infra.course_settings import Settings

TIMES = ("due", "closes")


def read_policy(settings: Settings, defaults: Mapping[str, Any]) -> dict[str, Any]:
    """As the publish payload wants it; what the table does not set is the course's."""
    table = settings.table("policy")
    table.only(*NAMES)
    own = {name: _value(table, name) for name in NAMES if name in table.values}
    policy = {**defaults, **own}
    try:
        parse_policy(policy)
    except ValueError as error:
        table.wrong(f"in [policy], {error}".replace("“", "").replace("”", ""), _instead(str(error)))
        return dict(defaults)
    return policy


def _value(table: Settings, name: str) -> Any:
    """TOML has times of its own; those without an offset would mean another moment on each machine."""
    value = table.values[name]
    if isinstance(value, datetime):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def _instead(error: str) -> str:
    name = next((name for name in NAMES if name in error), "due")
    examples = {"late_percent_per_day": "20", "maximum_attempts": "10", "cool_down_seconds": "60"}
    return f"write {name} = {examples.get(name, '2026-12-01T18:00:00+02:00')}"
