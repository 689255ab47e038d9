"""What an instructor reads: submissions and students, in pages small enough for an invocation's answer."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from arvio.domain.records import Search
from arvio.domain.submission import Status
from arvio.errors import BadRequest
from arvio.ports import Courses
from arvio.ports.instructor import Records

PAGE = 2000
STUDENTS_PAGE = 200  # each with its points in every assignment


def find_submissions(asked: Mapping[str, Any], *, records: Records) -> dict[str, Any]:
    """A page, newest first; `next` is the cursor of the page after it, or None. Raises BadRequest."""
    size = min(int(asked.get("limit") or PAGE), PAGE)
    found = records.submissions(search_of(asked), asked.get("cursor"), size + 1)
    shown = [json_row(row) for row in found[:size]]
    return {"submissions": shown, "next": shown[-1]["number"] if len(found) > size else None}


def find_students(asked: Mapping[str, Any], *, records: Records, courses: Courses) -> dict[str, Any]:
    """A page in the order of ids, with points by assignment, and the assignments those are of."""
    size = min(int(asked.get("limit") or STUDENTS_PAGE), STUDENTS_PAGE)
    found = records.students(asked.get("cursor"), size + 1, everybody=bool(asked.get("everybody")))
    shown = [json_row(row) for row in found[:size]]
    return {
        "students": shown,
        "assignments": [
            {"slug": page.slug, "title": page.title, "points": float(page.points)} for page in courses.overview()
        ],
        "next": shown[-1]["student"] if len(found) > size else None,
    }


def json_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row as JSON has it: points as numbers, times in UTC."""
    return {name: _json_value(value) for name, value in row.items()}


def _json_value(value: Any) -> Any:
    match value:
        case Decimal():
            return float(value)
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        case list():
            return [json_row(row) if isinstance(row, Mapping) else row for row in value]
        case _:
            return value


def search_of(asked: Mapping[str, Any]) -> Search:
    """Raises BadRequest for a status or a time that means nothing."""
    status = asked.get("status")
    if status is not None and status not in list(Status):
        raise BadRequest("status", f"one of {', '.join(Status)}")
    times = {name: time_of(name, asked.get(name)) for name in ("since", "until")}
    return Search(student=asked.get("student"), assignment=asked.get("assignment"), status=status, **times)


def time_of(name: str, text: str | None) -> datetime | None:
    """Raises BadRequest for a time without an offset: the server's own would be somebody else's."""
    try:
        time = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise BadRequest(name, "a time such as 2026-11-22T18:00:00+02:00") from None
    if time and time.tzinfo is None:
        raise BadRequest(name, "a time with its offset, such as 2026-11-22T18:00:00+02:00")
    return time
