"""What a student reads: the course, an assignment, their progress. Pages many read come from the cache."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from arvio.domain.student import CoursePage, Progress, Standing
from arvio.ports import Cache, Courses, Users

_DAY = 24 * 3600
_UNTRIED = Progress(Decimal(0), is_passed=False, latest_submission=None)


def assignments(student: Standing, *, courses: Courses, users: Users, cache: Cache) -> list[dict[str, Any]]:
    """Every published assignment with this student's best points and status."""
    key = f"progress:{student.user_id}:{student.version}:{student.publication}"
    cached = cache.get(key)
    if cached is not None:
        return list(cached)
    progress = users.progress(student.user_id)
    rows = [_overview_row(page, progress.get(page.slug)) for page in courses.overview()]
    cache.put(key, rows, _DAY)
    return rows


def assignment(slug: str, student: Standing, *, courses: Courses, users: Users, cache: Cache) -> dict[str, Any]:
    """One assignment as its student sees it. Raises AssignmentNotFound."""
    page = _page(slug, student.publication, courses, cache)
    rows = assignments(student, courses=courses, users=users, cache=cache)
    mine = next((row for row in rows if row["slug"] == slug), {})
    personal = {name: mine.get(name) for name in ("best_points", "status", "latest_submission")}
    return {**page, **personal}


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
    key = f"page:{publication}:{slug}"
    cached = cache.get(key)
    if cached is not None:
        return dict(cached)
    page = {**courses.page(slug)}
    page["points"] = float(page["points"])
    cache.put(key, page, _DAY)
    return page


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
