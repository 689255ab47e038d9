"""The columns that a learning platform imports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from infra.failures import ArvioFailed
from infra.gradebook.platform import Platform, needed
from infra.gradebook.sheet import Cell, Cells, Sheet
from infra.gradebook.sources import Grades
from infra.pages import Row

# Moodle asks which column names the student; these are the names that it offers.
MOODLE = {"email": "Email address", "student_number": "ID number", "username": "Username"}
APLUS = {"student_number": "students_by_student_id", "email": "students_by_email"}
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def plain(grades: Grades, _: Platform) -> Sheet:
    slugs = [each["slug"] for each in grades.assignments]
    best = sum(each["points"] for each in grades.assignments)
    header = ("student", *slugs, "points", "max_points", "completed", "submissions", "latest_at")

    def cells(row: Row) -> Cells:
        totals = (row["points"], best, row["completed"], row["submissions"], row["latest_at"])
        return [row["student"], *_points(row, slugs), *totals]

    return Sheet(header, (cells(row) for row in grades.students))


def moodle(grades: Grades, platform: Platform) -> Sheet:
    """For "Import grades from CSV", which asks what each column is: whom it names, and which grade item it fills.

    No grade is "-": an empty cell would become a zero in a new grade item. Moodle takes points up to 100 unless the
    site allows more, and refuses the whole file for one person whom it does not know (moodle/moodle,
    grade/import/csv/classes/load_data.php).
    """
    column = needed(platform.roster, "Moodle", *MOODLE)
    slugs, titles = _slugs(grades), [each["title"] for each in grades.assignments]
    rows = (
        [person[column], *("-" if cell is None else cell for cell in _points(row, slugs))]
        for row, person in platform.people(grades, column)
    )
    return Sheet((MOODLE[column], *titles), rows)


def canvas(grades: Grades, platform: Platform) -> Sheet:
    """For the gradebook's "Import": five columns about the student, one an assignment, and a row of what is possible.

    Canvas finds a student by ID, SIS User ID or SIS Login ID, and at last by name; an assignment by the id in
    parentheses behind its title, then by its title, else it offers to make one (instructure/canvas-lms,
    lib/gradebook_importer.rb).
    """
    known = ("canvas_id", "student_number", "username", "email")
    needed(platform.roster, "Canvas", *known)
    slugs, titles = _slugs(grades), [_canvas_title(each, platform) for each in grades.assignments]
    possible: list[Cell] = [
        "Points Possible",
        *[None] * (len(CANVAS) - 1),
        *(each["points"] for each in grades.assignments),
    ]

    def rows() -> Iterator[Cells]:
        yield possible
        for row, person in platform.people(grades, *known):
            yield [*_canvas_person(person), *_points(row, slugs)]

    return Sheet((*CANVAS, *titles), rows())


def aplus(grades: Grades, platform: Platform) -> Sheet:
    """A row a student and exercise, as "Batch assess" of A+ wants it: whole points, and the time they were earned.

    The time is the one of this machine, as A+ reads it in its own zone. A+ refuses the whole batch for one exercise or
    student it does not know, or points above the exercise's own (apluslms/a-plus, edit_course/operations/batch.py and
    exercise/forms.py).
    """
    column = needed(platform.roster, "A+", *APLUS)
    missing = [slug for slug in _slugs(grades) if slug not in platform.exercises]
    if missing:
        raise ArvioFailed(f"A+ needs its exercise ids: add --exercise {missing[0]}=ID ({', '.join(missing)}).")
    rows: Iterator[Cells] = (
        [person[column], platform.exercises[slug], _whole(points), _minute(row["best_at"][slug])]
        for row, person in platform.people(grades, column)
        for slug, points in row["grades"].items()
    )
    return Sheet((APLUS[column], "exercise_id", "points", "submission_time"), rows, _aplus_member, "objects")


def _aplus_member(row: Mapping[str, Cell]) -> dict[str, Any]:
    return {name: [value] if name.startswith("students_by") else value for name, value in row.items()}


def _canvas_title(assignment: Mapping[str, Any], platform: Platform) -> str:
    number = platform.exercises.get(assignment["slug"])
    return f"{assignment['title']} ({number})" if number else str(assignment["title"])


def _canvas_person(person: Mapping[str, str]) -> Sequence[str]:
    login = person.get("username") or person.get("email") or ""
    names = ("name", "canvas_id", "student_number")
    return [*(person.get(name, "") for name in names), login, person.get("section", "")]


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
