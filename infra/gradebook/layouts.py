"""The columns that a learning platform imports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from infra.failures import ArvioFailed
from infra.gradebook.roster import Roster
from infra.gradebook.sheet import Cell, Cells, Sheet
from infra.gradebook.sources import Grades
from infra.pages import Row

# Moodle asks which column names the student; these are the names that it offers.
MOODLE = {"email": "Email address", "student_number": "ID number", "username": "Username"}
APLUS = {"student_number": "students_by_student_id", "email": "students_by_email"}
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


@dataclass
class Platform:
    """`exercises` are A+'s own ids by slug. `unknown` counts the students that the roster does not name."""

    roster: Roster
    exercises: Mapping[str, int] = field(default_factory=dict)
    unknown: int = 0

    def people(self, grades: Grades) -> Iterator[tuple[Row, Mapping[str, str]]]:
        for row in grades.students:
            person = self.roster.people.get(row["student"])
            if person is None:
                self.unknown += 1
            else:
                yield row, person


def plain(grades: Grades, _: Platform) -> Sheet:
    slugs = [each["slug"] for each in grades.assignments]
    best = sum(each["points"] for each in grades.assignments)
    header = ("student", *slugs, "points", "max_points", "completed", "submissions", "latest_at")

    def cells(row: Row) -> Cells:
        totals = (row["points"], best, row["completed"], row["submissions"], row["latest_at"])
        return [row["student"], *_points(row, slugs), *totals]

    return Sheet(header, (cells(row) for row in grades.students))


def moodle(grades: Grades, platform: Platform) -> Sheet:
    column = _needed(platform.roster, "Moodle", *MOODLE)
    slugs, titles = _slugs(grades), [each["title"] for each in grades.assignments]
    rows = ([person[column], *_points(row, slugs)] for row, person in platform.people(grades))
    return Sheet((MOODLE[column], *titles), rows)


def canvas(grades: Grades, platform: Platform) -> Sheet:
    _needed(platform.roster, "Canvas", "canvas_id", "student_number", "email", "username")
    slugs, titles = _slugs(grades), [each["title"] for each in grades.assignments]
    possible: list[Cell] = [
        "Points Possible",
        *[None] * (len(CANVAS) - 1),
        *(each["points"] for each in grades.assignments),
    ]

    def rows() -> Iterator[Cells]:
        yield possible
        for row, person in platform.people(grades):
            yield [*_canvas_person(person), *_points(row, slugs)]

    return Sheet((*CANVAS, *titles), rows())


def aplus(grades: Grades, platform: Platform) -> Sheet:
    """A row a student and exercise, as A+'s batch assessment wants it: whole points, and the time they were earned."""
    column = _needed(platform.roster, "A+", *APLUS)
    missing = [slug for slug in _slugs(grades) if slug not in platform.exercises]
    if missing:
        raise ArvioFailed(f"A+ needs its exercise ids: add --exercise {missing[0]}=ID ({', '.join(missing)}).")
    rows: Iterator[Cells] = (
        [person[column], platform.exercises[slug], _whole(points), _minute(row["best_at"][slug])]
        for row, person in platform.people(grades)
        for slug, points in row["grades"].items()
    )
    return Sheet((APLUS[column], "exercise_id", "points", "submission_time"), rows, _aplus_member, "objects")


def _aplus_member(row: Mapping[str, Cell]) -> dict[str, Any]:
    return {name: [value] if name.startswith("students_by") else value for name, value in row.items()}


def _canvas_person(person: Mapping[str, str]) -> Sequence[str]:
    login = person.get("username") or person.get("email") or ""
    names = ("name", "canvas_id", "student_number")
    return [*(person.get(name, "") for name in names), login, person.get("section", "")]


def _needed(roster: Roster, platform: str, *columns: str) -> str:
    """The first of these columns that the roster has; raises ArvioFailed when there is none."""
    column = roster.first_of(*columns)
    if column is None:
        raise ArvioFailed(f"{platform} must know who is who: give --roster a CSV file with {' or '.join(columns)}.")
    return column


def _slugs(grades: Grades) -> list[str]:
    return [str(each["slug"]) for each in grades.assignments]


def _points(row: Row, slugs: Sequence[str]) -> list[Cell]:
    """Nothing where nothing was submitted: platforms tell an empty grade from zero."""
    return [row["grades"].get(slug) for slug in slugs]


def _whole(points: float) -> int:
    return int(Decimal(str(points)).quantize(Decimal(1), ROUND_HALF_UP))


def _minute(time: str) -> str:
    return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")


LAYOUTS: dict[str, Callable[[Grades, Platform], Sheet]] = {
    "arvio": plain,
    "moodle": moodle,
    "canvas": canvas,
    "aplus": aplus,
}
