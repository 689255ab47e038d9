"""Put a course in force."""

import logging
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from arvio.domain.course_payload import parse_course
from arvio.ports import Cache, Courses

log = logging.getLogger(__name__)


def publish(payload: Mapping[str, Any], *, is_dry_run: bool, courses: Courses, cache: Cache) -> dict[str, Any]:
    """Check the course once more and switch to it. Raises BadCourse; then nothing was changed."""
    publication = courses.publish(parse_course(payload), is_dry_run=is_dry_run)
    if not is_dry_run:
        cache.purge("page:")
        log.info("published", extra={"publication": publication.number, "changed": publication.changed})
    row = asdict(publication)
    return {"publication": row.pop("number"), **row}
