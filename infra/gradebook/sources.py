"""What the admin function knows, as rows; a page of it at a time is in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from infra import pages
from infra.gradebook.sheet import Cells, Sheet
from infra.pages import Admin, Row

SUBMISSION = (
    *("number", "id", "student", "assignment", "status", "points", "max_points", "reused", "accepted_at"),
    "finished_at",
)


@dataclass(frozen=True)
class Grades:
    """`students` can be walked once: each has `grades` and `best_at` by slug, and totals."""

    assignments: list[dict[str, Any]]
    students: Iterator[Row] = field(repr=False)


def read_grades(admin: Admin, *, everybody: bool) -> Grades:
    order = {"action": "students", "everybody": everybody}
    first = admin(order)
    later: Iterator[Row] = iter(())
    if first["next"] is not None:
        later = pages.rows(admin, {**order, "cursor": first["next"]}, "students")
    return Grades(first["assignments"], chain(first["students"], later))


def submissions_sheet(admin: Admin) -> Sheet:
    """Newest first."""
    found = pages.rows(admin, {"action": "submissions"}, "submissions")
    return Sheet(SUBMISSION, (_cells(row) for row in found))


def _cells(row: Row) -> Cells:
    return [row[name] for name in SUBMISSION]
