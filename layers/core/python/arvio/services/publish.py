"""Put a course in force."""

import logging
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from arvio.domain.audit import Entry
from arvio.domain.course import Course, Publication
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
        follow_deadlines(policies, course, extensions=extensions)
        audit.add(_entry(who, before, course, publication))
    cache.purge("page:")
    log.info("published", extra={"publication": publication.number, "changed": publication.changed})
    return _answer(publication)


def _entry(who: str, before: Mapping[str, Any], course: Course, publication: Publication) -> Entry:
    told = ("new", "changed", "removed", "stale_verdicts")
    after = {"title": course.title} | {name: getattr(publication, name) for name in told}
    return Entry(who, "publish", f"publication {publication.number}", before, after)


def _answer(publication: Publication) -> dict[str, Any]:
    row = asdict(publication)
    return {"publication": row.pop("number"), **row}
