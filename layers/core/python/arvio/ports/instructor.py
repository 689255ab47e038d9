"""What an instructor's use cases need from outside, beside what the students' need."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from arvio.domain.assignment import Rules
from arvio.domain.audit import Entry, Line
from arvio.domain.policy import Policy
from arvio.domain.records import Search
from arvio.ports import Transactions


class Audit(Protocol):
    def add(self, entry: Entry) -> None:
        """In the transaction of the change that it tells of, so that neither is there without the other."""
        ...

    def lines(self, before: int | None, limit: int) -> list[Line]:
        """Newest first; `before` is the number of the last line of the page before."""
        ...


class Records(Protocol):
    """Rows for an instructor's eyes; points are Decimals and times are aware."""

    def submissions(self, search: Search, before: int | None, limit: int) -> Sequence[Mapping[str, Any]]: ...
    def submission(self, submission_id: str) -> Mapping[str, Any]:
        """With its code and its raw run. Raises RecordNotFound."""
        ...

    def students(self, after: str | None, limit: int, *, everybody: bool) -> Sequence[Mapping[str, Any]]:
        """In the order of ids; without `everybody` those who have submitted something."""
        ...

    def student(self, user_id: str) -> Mapping[str, Any]:
        """Raises StudentNotFound."""
        ...


class Extensions(Protocol):
    def until(self, user_id: str, slug: str) -> datetime | None: ...
    def put(self, user_id: str, slug: str, until: datetime | None) -> None:
        """None takes it back."""
        ...

    def reweigh(self, slug: str, policy: Policy, user_id: str | None, *, only_up: bool) -> int:
        """What each submission (of one student, or of all) keeps of its points, again; how many changed."""
        ...


class Regrades(Transactions, Protocol):
    def start(self, rules: Rules, sandbox_version: str, search: Search, who: str) -> tuple[str, list[str]]:
        """(id, its runs): one run for each different text of the finished submissions of the assignment."""
        ...

    def get(self, regrade_id: str) -> Mapping[str, Any]:
        """id, slug, who, status, submissions, texts, graded (of the submissions), errors. Raises RegradeNotFound."""
        ...

    def changes(self, regrade_id: str, slug: str) -> Sequence[Mapping[str, Any]]:
        """student, before, after (best points), changed (submissions); those who lose most come first."""
        ...

    def apply(self, regrade_id: str, max_points: Decimal) -> list[str]:
        """The runs that submissions now stand on; no row in grading is touched. Raises RegradeNotFound."""
        ...

    def undo(self, regrade_id: str) -> list[str]:
        """The runs that submissions stand on again. Raises RegradeNotFound."""
        ...

    def drop(self, regrade_id: str) -> None:
        """Forget a regrade that was not applied, and its runs. Raises RegradeNotFound."""
        ...

    def overdue(self) -> list[str]:
        """Runs of regrades whose message may be lost or whose lease ran out, marked as sent now."""
        ...


class Backlog(Protocol):
    def report(self) -> Mapping[str, Any]:
        """queued, in_flight, expired (of those in flight, the lease ran out), oldest_seconds (of those queued), and
        regrading (queued or in flight in the lane of regrades).
        """
        ...

    def waiting(self, limit: int) -> list[str]:
        """The gradings that are queued, the oldest first."""
        ...


class DeadLetters(Protocol):
    def count(self) -> int: ...
    def take(self) -> list[str]:
        """The gradings that dead letters name; the letters are gone then."""
        ...


class Statistics(Protocol):
    def report(self) -> Mapping[str, Any]:
        """totals, assignments, failing_tests, days, progress; wait_seconds is p50, p90, p99, maximum, or empty."""
        ...


class Artifacts(Protocol):
    def read(self, key: str) -> Any:
        """The JSON value that was uploaded under this key. Raises ArtifactMissing."""
        ...
