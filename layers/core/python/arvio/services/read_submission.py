"""A submission as its student sees it, and the list of theirs."""

from datetime import UTC, datetime
from typing import Any

from arvio.domain.submission import HistoryRow, Status, Submission
from arvio.ports import Courses, Submissions

PAGE = 20


def read_submission(user_id: str, submission_id: str, *, submissions: Submissions, courses: Courses) -> dict[str, Any]:
    """The body of GET /submissions/{id}. Raises SubmissionNotFound, for another student's id too."""
    found = submissions.get(user_id, submission_id)
    body = _facts(found) | _shown(found, courses)
    if found.points < found.earned:
        body["late_penalty_percent"] = float(100 * (1 - found.factor))
        body["earned_points"] = float(found.earned)
    if found.status is Status.QUEUED:
        body["queue_position"] = submissions.queue_position(found.grading_id)
    return body


def history(user_id: str, slug: str | None, cursor: int | None, *, submissions: Submissions) -> dict[str, Any]:
    """A page of the student's own history, newest first; `next` is the cursor of the page after it, or None."""
    rows = submissions.history(user_id, slug, cursor, PAGE + 1)
    shown = rows[:PAGE]
    return {
        "submissions": [_history_row(row) for row in shown],
        "next": str(shown[-1].number) if len(rows) > PAGE else None,
    }


def _facts(found: Submission) -> dict[str, Any]:
    return {
        "id": found.id,
        "assignment": found.slug,
        "code": found.code,
        "status": found.status,
        "version": found.version,
        "points": float(found.points),
        "max_points": float(found.max_points),
        "timeline": _timeline(found),
        "reused": found.reused,
        "level": found.run.level if found.run else None,
        "isolation": found.isolation,
    }


def _shown(found: Submission, courses: Courses) -> dict[str, Any]:
    """Tests and output; an error of ours shows none, for it says nothing about the student's code."""
    if found.run is None or found.status is Status.ERROR:
        return {"tests": []}
    rules = courses.rules(found.slug)
    output = rules.shown_output(found.run)
    return {"tests": rules.shown_tests(found.run)} | ({"output": output} if output else {})


def _timeline(found: Submission) -> dict[str, str | None]:
    """This submission's own times: of a reused verdict only accepted and finished, so nobody learns another's."""
    times = (found.accepted_at, found.queued_at, found.started_at, found.finished_at)
    names = ("accepted_at", "queued_at", "started_at", "finished_at")
    return {name: iso(time) for name, time in zip(names, times, strict=True)}


def _history_row(row: HistoryRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "assignment": row.slug,
        "status": row.status,
        "version": row.version,
        "points": float(row.points),
        "max_points": float(row.max_points),
        "reused": row.reused,
        "accepted_at": iso(row.accepted_at),
        "finished_at": iso(row.finished_at),
    }


def iso(time: datetime | None) -> str | None:
    """In UTC, as every body has it."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if time else None
