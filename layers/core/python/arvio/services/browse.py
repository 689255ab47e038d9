"""What a student reads: the course, an assignment, their progress. Pages many read come from the cache."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from arvio.domain.policy import Attempts, Policy, parse_policy
from arvio.domain.student import CoursePage, Progress, Standing
from arvio.ports import Cache, Courses, Submissions, Users
from arvio.services.read_submission import iso

_DAY = 24 * 3600
# Grows with every change of what is cached: a deploy must not read what the version before it has left.
_SHAPE = 2
_UNTRIED = Progress(Decimal(0), is_passed=False, latest_submission=None)


def assignments(student: Standing, *, courses: Courses, users: Users, cache: Cache) -> list[dict[str, Any]]:
    """Every published assignment with this student's best points and status."""
    key = f"progress:{_SHAPE}:{student.user_id}:{student.version}:{student.publication}"
    cached = cache.get(key)
    if cached is not None:
        return list(cached)
    progress = users.progress(student.user_id)
    rows = [_overview_row(page, progress.get(page.slug)) for page in courses.overview()]
    cache.put(key, rows, _DAY)
    return rows


def assignment(
    slug: str, student: Standing, *, courses: Courses, users: Users, submissions: Submissions, cache: Cache
) -> dict[str, Any]:
    """One assignment as its student sees it. Raises AssignmentNotFound."""
    page = dict(_page(slug, student.publication, courses, cache))
    policy = parse_policy(page.pop("policy"))
    rows = assignments(student, courses=courses, users=users, cache=cache)
    mine = next((row for row in rows if row["slug"] == slug), {})
    personal = {name: mine.get(name) for name in ("best_points", "status", "latest_submission")}
    return {**page, **personal, **_policy(slug, student, policy, submissions)}


def me(student: Standing, *, courses: Courses, users: Users, cache: Cache) -> dict[str, Any]:
    """The top bar: points of points, what is in grading, and the first assignment not yet completed."""
    rows = assignments(student, courses=courses, users=users, cache=cache)
    return {
        "user_id": student.user_id,
        "points": round(sum(row["best_points"] or 0 for row in rows), 2),
        "max_points": round(sum(row["points"] for row in rows), 2),
        "next_assignment": next((row["slug"] for row in rows if row["status"] != "passed"), None),
        "in_grading": student.in_grading,
    }


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


def _policy(slug: str, student: Standing, policy: Policy, submissions: Submissions) -> dict[str, Any]:
    """What the student may know beforehand: until when, at what cost, and how often. Null where there is no limit."""
    if policy == Policy():
        return {"deadline": None, "attempts": None}
    attempts = submissions.attempts(student.user_id, slug)
    own = policy.for_student(attempts)
    return {"deadline": _deadline(own, is_extended=own != policy), "attempts": _attempts(own, attempts)}


def _deadline(policy: Policy, *, is_extended: bool) -> dict[str, Any] | None:
    if policy.due is None and policy.closes is None:
        return None
    return {
        "due": iso(policy.due),
        "closes": iso(policy.closes),
        "late_percent_per_day": float(policy.late_percent_per_day),
        "is_extended": is_extended,
    }


def _attempts(policy: Policy, attempts: Attempts) -> dict[str, Any] | None:
    if policy.maximum_attempts is None and not policy.cool_down_seconds:
        return None
    return {
        "used": attempts.used,
        "maximum": policy.maximum_attempts,
        "cool_down_seconds": policy.cool_down_seconds,
        "next_at": iso(policy.next_at(attempts)),
    }


def _overview_row(page: CoursePage, progress: Progress | None) -> dict[str, Any]:
    mine = progress or _UNTRIED
    return {
        "slug": page.slug,
        "title": page.title,
        "position": page.position,
        "points": float(page.points),
        "best_points": float(mine.best_points) if progress else None,
        "status": "passed" if mine.is_passed else "tried" if progress else "open",
        "latest_submission": mine.latest_submission,
    }
