"""The publish payload of the command line tool, checked once more on the server: nothing broken gets in."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from math import inf
from typing import Any

from arvio.domain.course import LIMIT_RANGES, Assignment, Course, join_code_hash
from arvio.domain.policy import Policy, parse_policy
from arvio.errors import BadCourse

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def parse_course(payload: Mapping[str, Any]) -> Course:
    """The publish payload of the command line tool. Raises BadCourse with the first problem."""
    assignments = tuple(_assignment(row) for row in payload.get("assignments") or [])
    _check_unique("slug", (assignment.slug for assignment in assignments))
    _check_unique("position", (assignment.position for assignment in assignments))
    join_code = payload.get("join_code")
    return Course(_text(payload, "title"), join_code_hash(join_code) if join_code else None, assignments)


def _assignment(row: Mapping[str, Any]) -> Assignment:
    slug = _text(row, "slug")
    if not _SLUG.match(slug):
        raise BadCourse(f"“{slug}” is not a slug (small letters, digits and single hyphens)")
    return Assignment(
        slug=slug,
        position=_position(slug, row),
        title=_text(row, "title"),
        points=_points(slug, row),
        module=_choice(slug, row, "module", str.isidentifier, "a Python identifier"),
        isolation=_choice(slug, row, "isolation", {"strict", "shared"}.__contains__, "strict or shared"),
        limits=_limits(slug, row.get("limits") or {}),
        feedback=_choice(slug, row, "feedback", {"full", "name", "hint"}.__contains__, "full, name or hint"),
        hints=dict(row.get("hints") or {}),
        weights=_weights(slug, row.get("weights") or {}),
        handout_html=_text(row, "handout_html"),
        starter_code=str(row.get("starter_code") or ""),
        tests=_text(row, "tests"),
        policy=_policy(slug, row.get("policy") or {}),
    )


def _policy(slug: str, values: Mapping[str, Any]) -> Policy:
    try:
        return parse_policy(values)
    except ValueError as error:
        raise BadCourse(f"{slug}: {error}") from None


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value:
        raise BadCourse(f"{row.get('slug', 'the course')}: “{name}” must be a text that is not empty")
    return value


def _choice(slug: str, row: Mapping[str, Any], name: str, accepts: Any, expected: str) -> str:
    value = _text(row, name)
    if not accepts(value):
        raise BadCourse(f"{slug}: “{name}” is “{value}”, it must be {expected}")
    return value


def _position(slug: str, row: Mapping[str, Any]) -> int:
    position = row.get("position")
    if not isinstance(position, int) or isinstance(position, bool):
        raise BadCourse(f"{slug}: “position” must be a whole number")
    return position


def _points(slug: str, row: Mapping[str, Any]) -> Decimal:
    try:
        points = Decimal(str(row["points"])).quantize(Decimal("0.01"))
    except (InvalidOperation, KeyError):
        raise BadCourse(f"{slug}: “points” must be a number") from None
    if not points.is_finite() or not 0 <= points < 1_000_000:
        raise BadCourse(f"{slug}: “points” must be between 0 and 999999.99")
    return points


def _limits(slug: str, limits: Mapping[str, Any]) -> dict[str, float]:
    if set(limits) != set(LIMIT_RANGES):
        raise BadCourse(f"{slug}: “limits” must have {', '.join(LIMIT_RANGES)}")
    for name, (low, high) in LIMIT_RANGES.items():
        if not isinstance(limits[name], int | float) or not low <= limits[name] <= high:
            raise BadCourse(f"{slug}: “{name}” must be between {low} and {high}")
    return dict(limits)


def _weights(slug: str, weights: Mapping[str, Any]) -> dict[str, float]:
    if not all(isinstance(weight, int | float) and 0 <= weight < inf for weight in weights.values()):
        raise BadCourse(f"{slug}: each weight must be a number of at least 0")
    return dict(weights)


def _check_unique(name: str, values: Iterable[object]) -> None:
    doubled = [value for value, count in Counter(values).items() if count > 1]
    if doubled:
        raise BadCourse(f"the {name} “{doubled[0]}” is used by more than one assignment")
