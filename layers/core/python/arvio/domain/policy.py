"""When an assignment is due, what lateness costs, and how often it may be tried."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil
from typing import Any

from arvio.errors import AssignmentClosed, AttemptsUsedUp, CoolingDown

NAMES = ("due", "closes", "late_percent_per_day", "maximum_attempts", "cool_down_seconds")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Attempts:
    """One student's tries at one assignment so far; an error of ours is none."""

    used: int = 0
    latest_at: datetime | None = None
    extended_until: datetime | None = None


@dataclass(frozen=True)
class Policy:
    """Times are aware. Late is after `due`; nothing is accepted after `closes`. None means no such limit."""

    due: datetime | None = None
    closes: datetime | None = None
    late_percent_per_day: Decimal = Decimal(0)
    maximum_attempts: int | None = None
    cool_down_seconds: int = 0

    def for_student(self, attempts: Attempts) -> "Policy":
        """With the student's extension: neither due nor closed before it ends."""
        until = attempts.extended_until
        if until is None:
            return self
        return replace(self, due=self.due and max(self.due, until), closes=self.closes and max(self.closes, until))

    def factor(self, at: datetime) -> Decimal:
        """The share of its points that a submission of this time keeps; each day that has begun costs one more."""
        if self.due is None or at <= self.due:
            return Decimal(1)
        days = ceil((at - self.due) / _DAY)
        return max(Decimal(0), 1 - days * self.late_percent_per_day / 100)

    def next_at(self, attempts: Attempts) -> datetime | None:
        """When the cool-down after the latest try ends; None without one."""
        if not self.cool_down_seconds or attempts.latest_at is None:
            return None
        return attempts.latest_at + timedelta(seconds=self.cool_down_seconds)

    def check(self, now: datetime, attempts: Attempts) -> None:
        """Raises AssignmentClosed, AttemptsUsedUp or CoolingDown."""
        if self.closes and now > self.closes:
            raise AssignmentClosed(self.closes)
        if self.maximum_attempts is not None and attempts.used >= self.maximum_attempts:
            raise AttemptsUsedUp(self.maximum_attempts)
        next_at = self.next_at(attempts)
        if next_at and now < next_at:
            raise CoolingDown(ceil((next_at - now).total_seconds()))

    def to_json(self) -> dict[str, Any]:
        """Only what is set, as `parse_policy` reads it."""
        times = {name: time.isoformat() for name in ("due", "closes") if (time := getattr(self, name))}
        late = {"late_percent_per_day": float(self.late_percent_per_day)} if self.late_percent_per_day else {}
        counts = {name: value for name in NAMES[3:] if (value := getattr(self, name))}
        return times | late | counts


def parse_policy(values: Mapping[str, Any]) -> Policy:
    """A policy of the publish payload, or a stored one. Raises ValueError that says what is wrong with which name."""
    unknown = set(values) - set(NAMES)
    if unknown:
        raise ValueError(f"“policy” has no “{min(unknown)}”")
    due, closes = (_time(name, values.get(name)) for name in ("due", "closes"))
    if due and closes and closes < due:
        raise ValueError("“closes” is before “due”")
    return Policy(
        due=due,
        closes=closes,
        late_percent_per_day=Decimal(str(_number(values, "late_percent_per_day", 0, 100) or 0)),
        maximum_attempts=_whole(values, "maximum_attempts", 1),
        cool_down_seconds=_whole(values, "cool_down_seconds", 0) or 0,
    )


def _time(name: str, text: object) -> datetime | None:
    if text is None:
        return None
    try:
        time = datetime.fromisoformat(str(text))
    except ValueError:
        time = None
    if time is None or time.tzinfo is None:
        raise ValueError(f"“{name}” must be a time with its offset, such as 2026-12-01T18:00:00+02:00")
    return time


def _number(values: Mapping[str, Any], name: str, low: float, high: float) -> float | None:
    value = values.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ValueError(f"“{name}” must be a number from {low} to {high}")
    return value


def _whole(values: Mapping[str, Any], name: str, low: int) -> int | None:
    value = _number(values, name, low, 1_000_000)
    if value is not None and value != int(value):
        raise ValueError(f"“{name}” must be a whole number")
    return None if value is None else int(value)
