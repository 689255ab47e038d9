"""Canaries: submissions whose verdict is known beforehand, which a check sends ahead of the students' own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from infra.demo.student import Student

BROKEN = 'raise RuntimeError("This is a check of arvio deploy.")\n'


@dataclass(frozen=True)
class Answers:
    """What is known of the course in force: solutions by slug where its folder is at hand, else nothing."""

    join_code: str | None = None
    solutions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Canary:
    """`expected` is the status that this code must get."""

    assignment: str
    code: str
    expected: str


def canaries(student: Student, answers: Answers) -> list[Canary]:
    """A right and a wrong submission to the first open assignment; without its solution, the wrong one alone.

    Empty when no assignment takes submissions now.
    """
    taking = [row["slug"] for row in student.rows("/assignments") if _is_open(student, row["slug"])]
    known = [slug for slug in taking if slug in answers.solutions]
    return [*_canaries((known or taking)[0], answers)] if taking else []


def _canaries(slug: str, answers: Answers) -> Iterator[Canary]:
    # A text that nobody sent before, so that it must be run.
    mark = f"\n# {uuid4()}\n"
    if slug in answers.solutions:
        yield Canary(slug, answers.solutions[slug] + mark, "passed")
    yield Canary(slug, BROKEN + mark, "failed")


def _is_open(student: Student, slug: str) -> bool:
    page: dict[str, Any] = student.call("GET", f"/assignments/{slug}")
    closes = (page.get("deadline") or {}).get("closes")
    return closes is None or datetime.fromisoformat(closes) > datetime.now(UTC)
