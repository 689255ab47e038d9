"""Put a course in force, or an earlier one again."""

import logging
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from arvio.domain.audit import Entry
from arvio.domain.course import Course, Publication
from arvio.domain.course_changes import Changes
from arvio.domain.course_payload import parse_course
from arvio.ports import Cache, Courses
from arvio.ports.instructor import Audit, Extensions
from arvio.services.extend import follow_deadlines

log = logging.getLogger(__name__)


def publish(
    payload: Mapping[str, Any],
    *,
    who: str,
    is_dry_run: bool,
    courses: Courses,
    extensions: Extensions,
    audit: Audit,
    cache: Cache,
) -> dict[str, Any]:
    """Check the course once more and switch to it. Raises BadCourse; then nothing was changed."""
    course = parse_course(payload)
    if is_dry_run:
        return _answer(courses.publish(course, is_dry_run=True))
    with courses.transaction():
        before, policies = {"title": courses.title()}, courses.policies()
        publication = courses.publish(course, is_dry_run=False)
        follow_deadlines(policies, courses.policies(), extensions=extensions)
        audit.add(_entry(who, before, course, publication))
    cache.purge("page:")
    log.info("published", extra={"publication": publication.number, "changed": publication.changes.changed})
    return _answer(publication)


def restore(
    number: int, *, who: str, courses: Courses, extensions: Extensions, audit: Audit, cache: Cache
) -> dict[str, Any]:
    """Put an earlier publication in force again, under a new number. Raises PublicationNotKept."""
    with courses.transaction():
        before, policies = {"title": courses.title()}, courses.policies()
        restored = courses.restore(number)
        follow_deadlines(policies, courses.policies(), extensions=extensions)
        after = {"title": courses.title(), "restored": f"publication {number}"}
        audit.add(Entry(who, "publish restore", f"publication {restored}", before, after))
    cache.purge("page:")
    log.info("restored", extra={"publication": restored, "of": number})
    return {"publication": restored, "title": after["title"]}


def _entry(who: str, before: Mapping[str, Any], course: Course, publication: Publication) -> Entry:
    changes = publication.changes
    told = {name: getattr(changes, name) for name in ("new", "changed", "edited", "removed")}
    after = {"title": course.title, **told, "stale_verdicts": publication.stale_verdicts}
    return Entry(who, "publish", f"publication {publication.number}", before, after | _settings(changes))


def _settings(changes: Changes) -> dict[str, Any]:
    """What was set differently, from and to; of whole texts only that they differ is known."""
    return {"settings": changes.differences} if changes.differences else {}


def _answer(publication: Publication) -> dict[str, Any]:
    changes = asdict(publication.changes)
    return {"publication": publication.number, **changes, "stale_verdicts": publication.stale_verdicts}
