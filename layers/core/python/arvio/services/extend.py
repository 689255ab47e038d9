"""More time for one student, and deadlines that move for everybody."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from arvio.domain.audit import Entry
from arvio.domain.policy import Policy
from arvio.errors import StudentNotFound
from arvio.ports import Courses, Users
from arvio.ports.instructor import Audit, Extensions


def extend(
    user_id: str,
    slug: str,
    until: datetime | None,
    *,
    who: str,
    users: Users,
    courses: Courses,
    extensions: Extensions,
    audit: Audit,
) -> dict[str, Any]:
    """Until then, neither due nor closed for this student; None takes the extension back.

    What the student has submitted already is weighed again. Raises StudentNotFound, AssignmentNotFound.
    """
    with courses.transaction():
        if users.standing(user_id) is None:
            raise StudentNotFound
        policy, before = courses.rules(slug).policy, extensions.until(user_id, slug)
        extensions.put(user_id, slug, until)
        changed = extensions.reweigh(slug, policy, user_id, only_up=False)
        told = {"assignment": slug, "until": _iso(until)}
        audit.add(Entry(who, "students extend", user_id, {"assignment": slug, "until": _iso(before)}, told))
    return {"student": user_id, **told, "submissions_changed": changed}


def follow_deadlines(before: Mapping[str, Policy], after: Mapping[str, Policy], *, extensions: Extensions) -> int:
    """A deadline that a publish moved counts for what was submitted already too, where that is to its favour.

    How many submissions have more points now: points once earned are only lowered by a regrade.
    """
    moved = [slug for slug, policy in after.items() if slug in before and before[slug] != policy]
    return sum(extensions.reweigh(slug, after[slug], None, only_up=True) for slug in moved)


def _iso(time: datetime | None) -> str | None:
    return time.isoformat() if time else None
