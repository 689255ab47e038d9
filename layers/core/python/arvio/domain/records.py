"""What an instructor looks for."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Search:
    """Submissions that are like this; None means any. `since` is included, `until` is not."""

    student: str | None = None
    assignment: str | None = None
    status: str | None = None
    since: datetime | None = None
    until: datetime | None = None
