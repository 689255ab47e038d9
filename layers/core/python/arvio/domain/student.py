"""A student as a request sees them."""

from dataclasses import dataclass
from decimal import Decimal

from arvio.domain.policy import Policy


@dataclass(frozen=True)
class Standing:
    """What every request must know of its student. `version` grows with each change of the progress page, and
    `publication` with each publish, so cache keys made of them are never stale.
    """

    user_id: str
    version: int
    epoch: int
    publication: int
    in_grading: str | None


@dataclass(frozen=True)
class Progress:
    """What a student reached in one assignment."""

    best_points: Decimal
    is_passed: bool
    latest_submission: str | None


@dataclass(frozen=True)
class CoursePage:
    """An assignment in the course overview."""

    slug: str
    title: str
    position: int
    points: Decimal
    policy: Policy


@dataclass(frozen=True)
class Snapshot:
    """Where a submission stands, for a socket that has just subscribed."""

    submission: str
    version: int
    status: str
    queue_position: int | None = None
