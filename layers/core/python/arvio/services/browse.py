"""What a student reads: the course, an assignment, their progress. Pages many read come from the cache."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from arvio.domain.policy import Attempts, Policy, parse_policy
from arvio.domain.student import CoursePage, Progress, Standing
from arvio.ports import Cache, Courses, Submissions, Users
from arvio.services.read_submission import iso

_DAY = 24 * 3600
# Grows with every change of what is cached: a deploy must not read what the version before it has left.
_SHAPE = 3
_UNTRIED = Progress(Decimal(0), is_passed=False, latest_submission=None)
_PERSONAL = ("best_points", "status", "latest_submission", "deadline")


def course(
    wanted: str | None,
    student: Standing,
    *,
    now: datetime,
    courses: Courses,
    users: Users,
    submissions: Submissions,
    cache: Cache,
) -> dict[str, Any]:
    """All that a visit begins with, in one answer: the student, the assignments, and the page of one of them.

    That one is the `wanted`, else the first not yet completed; None when there is neither.
    """
    rows = assignments(student, courses=courses, users=users, cache=cache)
    mine = _me(student, rows, now)
    row = next((row for row in rows if row["slug"] == wanted), None)
    row = row or next((row for row in rows if row["slug"] == mine["next_assignment"]), None)
    opened = _assignment(row, student, courses, submissions, cache) if row else None
    return {"me": mine, "assignments": rows, "assignment": opened}


def assignments(student: Standing, *, courses: Courses, users: Users, cache: Cache) -> list[dict[str, Any]]:
    """Every published assignment with this student's best points, status and deadline."""
    key = f"progress:{_SHAPE}:{student.user_id}:{student.version}:{student.publication}"
    cached = cache.get(key)
    if cached is not None:
        return list(cached)
    progress, extensions = users.progress(student.user_id), users.extensions(student.user_id)
    rows = [_overview_row(page, progress.get(page.slug), extensions.get(page.slug)) for page in courses.overview()]
    cache.put(key, rows, _DAY)
    return rows


def assignment(
    slug: str, student: Standing, *, courses: Courses, users: Users, submissions: Submissions, cache: Cache
) -> dict[str, Any]:
    """One assignment as its student sees it. Raises AssignmentNotFound."""
    rows = assignments(student, courses=courses, users=users, cache=cache)
    mine = next((row for row in rows if row["slug"] == slug), {"slug": slug})
    return _assignment(mine, student, courses, submissions, cache)


def me(student: Standing, *, now: datetime, courses: Courses, users: Users, cache: Cache) -> dict[str, Any]:
    """The top bar: points of points, what is in grading, and the first assignment not yet completed."""
    return _me(student, assignments(student, courses=courses, users=users, cache=cache), now)


def _me(student: Standing, rows: list[dict[str, Any]], now: datetime) -> dict[str, Any]:
    return {
        "user_id": student.user_id,
        "points": round(sum(row["best_points"] or 0 for row in rows), 2),
        "max_points": round(sum(row["points"] for row in rows), 2),
        "next_assignment": next((row["slug"] for row in rows if row["status"] != "passed"), None),
        "in_grading": student.in_grading,
        "now": iso(now),
    }


def _assignment(
    mine: Mapping[str, Any], student: Standing, courses: Courses, submissions: Submissions, cache: Cache
) -> dict[str, Any]:
    page = dict(_page(mine["slug"], student.publication, courses, cache))
    policy = parse_policy(page.pop("policy"))
    attempts = _attempts(policy, student.user_id, mine["slug"], submissions)
    return {**page, **{name: mine.get(name) for name in _PERSONAL}, "attempts": attempts}


def _page(slug: str, publication: int, courses: Courses, cache: Cache) -> Mapping[str, Any]:
    """The part that is the same for every student; the key names the publication, so a publish needs no purge."""
    key = f"page:{_SHAPE}:{publication}:{slug}"
    cached = cache.get(key)
    if cached is not None:
        return dict(cached)
    page = {**courses.page(slug)}
    page["points"] = float(page["points"])
    cache.put(key, page, _DAY)
    return page


def _deadline(policy: Policy, extended_until: datetime | None) -> dict[str, Any] | None:
    """This student's own: until when, and at what cost. None where there is no limit."""
    own = policy.for_student(Attempts(extended_until=extended_until))
    if own.due is None and own.closes is None:
        return None
    return {
        "due": iso(own.due),
        "closes": iso(own.closes),
        "late_percent_per_day": float(own.late_percent_per_day),
        "is_extended": own != policy,
    }


def _attempts(policy: Policy, user_id: str, slug: str, submissions: Submissions) -> dict[str, Any] | None:
    """How often, and when again; None where there is no limit. Counted anew each time: it is what changes most."""
    if policy.maximum_attempts is None and not policy.cool_down_seconds:
        return None
    attempts = submissions.attempts(user_id, slug)
    return {
        "used": attempts.used,
        "maximum": policy.maximum_attempts,
        "cool_down_seconds": policy.cool_down_seconds,
        "next_at": iso(policy.next_at(attempts)),
    }


def _overview_row(page: CoursePage, progress: Progress | None, extended_until: datetime | None) -> dict[str, Any]:
    mine = progress or _UNTRIED
    return {
        "slug": page.slug,
        "title": page.title,
        "position": page.position,
        "points": float(page.points),
        "best_points": float(mine.best_points) if progress else None,
        "status": "passed" if mine.is_passed else "tried" if progress else "open",
        "latest_submission": mine.latest_submission,
        "deadline": _deadline(page.policy, extended_until),
    }
