"""What the use cases need from outside, as protocols. Adapters and `tests/fakes.py` obey the same contract suite."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from arvio.domain.assignment import Rules
from arvio.domain.course import Course, Publication
from arvio.domain.grading import Claim, Grading, Verdict
from arvio.domain.policy import Attempts, Policy
from arvio.domain.student import CoursePage, Progress, Snapshot, Standing
from arvio.domain.submission import Change, HistoryRow, NewSubmission, Submission
from arvio.domain.verdict import Run


class Transactions(Protocol):
    def transaction(self) -> AbstractContextManager[None]:
        """All calls on the same store inside it become visible together or not at all. Raises Unavailable."""
        ...


class Users(Protocol):
    def add(self, recovery_hash: bytes) -> str: ...
    def by_recovery(self, recovery_hash: bytes) -> tuple[str, int] | None:
        """(user id, token epoch) of the student with this recovery code."""
        ...

    def replace_recovery(self, user_id: str, recovery_hash: bytes) -> None: ...
    def sign_out(self, user_id: str) -> None:
        """Every token that was signed so far is refused from now on."""
        ...

    def erase(self, user_id: str) -> Mapping[str, int]:
        """How many submissions, and texts that nobody else has sent, are gone with the student."""
        ...

    def standing(self, user_id: str) -> Standing | None: ...
    def progress(self, user_id: str) -> Mapping[str, Progress]:
        """By slug, for every assignment the student has submitted to."""
        ...

    def extensions(self, user_id: str) -> Mapping[str, datetime]:
        """By slug, until when the student has more time than the others."""
        ...


class Courses(Transactions, Protocol):
    def title(self) -> str | None:
        """The title of the course in force; None before the first publish."""
        ...

    def join_code_hash(self) -> bytes | None:
        """None for an open course. Raises NothingPublished before the first publish."""
        ...

    def overview(self) -> list[CoursePage]: ...
    def page(self, slug: str) -> Mapping[str, Any]:
        """slug, title, handout_html, starter_code, points, module, limits. Raises AssignmentNotFound."""
        ...

    def rules(self, slug: str) -> Rules:
        """Also of an assignment that is no longer published. Raises AssignmentNotFound."""
        ...

    def policies(self) -> Mapping[str, Policy]:
        """By slug, of what is published."""
        ...

    def publish(self, course: Course, *, is_dry_run: bool) -> Publication:
        """Switches the whole course in one transaction."""
        ...

    def restore(self, number: int) -> int:
        """Puts an earlier publication in force again, under a new number. Raises PublicationNotKept."""
        ...


class Submissions(Transactions, Protocol):
    def by_key(self, user_id: str, key: str) -> tuple[str, bytes] | None:
        """(id, request hash) of the submission made with this Idempotency-Key."""
        ...

    def in_grading(self, user_id: str) -> str | None: ...
    def add(self, new: NewSubmission, grading: Grading, points: Decimal, max_points: Decimal) -> str:
        """Attach to the grading; the id. Raises InGrading if the student has another one in grading."""
        ...

    def attempts(self, user_id: str, slug: str, *, is_locked: bool = False) -> Attempts:
        """`is_locked` makes other submissions of the student wait until the transaction ends."""
        ...

    def get(self, user_id: str, submission_id: str) -> Submission:
        """Raises SubmissionNotFound, for another student's id too."""
        ...

    def history(self, user_id: str, slug: str | None, before: int | None, limit: int) -> list[HistoryRow]: ...
    def queue_position(self, grading_id: str) -> int:
        """1 for the next to be graded; counted up to 100 and approximate."""
        ...

    def followers(self, grading_id: str) -> list[Change]:
        """The present state of every submission of a grading, once for each open socket of its student."""
        ...

    def snapshot(self, user_id: str, submission_ids: Sequence[str]) -> list[Snapshot]: ...


class Gradings(Protocol):
    def join(self, revision: str, sandbox_version: str, new: NewSubmission) -> Grading:
        """The shared grading of this text, made if there is none; locked until the transaction ends."""
        ...

    def mark_sent(self, grading_ids: Sequence[str]) -> None: ...
    def claim(self, grading_id: str) -> Claim | None:
        """None if somebody else holds it, it is finished, or its attempts are used up."""
        ...

    def record(self, claim: Claim, verdict: Verdict, points: Decimal) -> bool:
        """Settle the grading and all its submissions in one transaction; False if the claim was overtaken."""
        ...

    def requeue(self, claim: Claim, *, was_lost: bool) -> bool:
        """Back to the queue for another attempt; False if the claim was overtaken."""
        ...

    def overdue(self) -> list[str]:
        """Gradings whose message may be lost or whose lease ran out, marked as sent now."""
        ...

    def give_up_exhausted(self) -> list[str]:
        """Make every row that no grader may take again a visible error; their ids."""
        ...

    def give_up(self, grading_id: str) -> bool:
        """The same for one dead letter; False if it is finished or a live lease exists."""
        ...


class Sockets(Protocol):
    def add_ticket(self, ticket_hash: bytes, user_id: str, seconds: int) -> None: ...
    def take_ticket(self, ticket_hash: bytes) -> str | None:
        """The user of a ticket that is still valid; the ticket is gone either way."""
        ...

    def add_connection(self, connection_id: str, user_id: str, seconds: int) -> None: ...
    def user_of(self, connection_id: str) -> str | None: ...
    def remove(self, connection_ids: Sequence[str]) -> None: ...
    def forget_expired(self) -> None: ...


class Health(Protocol):
    def report(self) -> Mapping[str, Any]:
        """migration, publication, queued, grading, sandbox_level (of the newest verdict; None before the first).

        Raises Unavailable, and Outdated when a migration that this code needs is missing.
        """
        ...


class Counters(Protocol):
    def hit(self, key: str, window_seconds: int) -> int:
        """Count one more in the present window; how many there are now."""
        ...

    def count(self, key: str, window_seconds: int) -> int: ...


class Cache(Protocol):
    def get(self, key: str) -> Any | None:
        """The JSON value, or None when it is absent or the cache is away: never an error."""
        ...

    def put(self, key: str, value: Any, seconds: int) -> None: ...
    def purge(self, prefix: str) -> None: ...


class Queue(Protocol):
    def send(self, grading_ids: Sequence[str], delay_seconds: int = 0) -> list[str]:
        """The ids that were accepted; the sweeper sends the others again."""
        ...


class Notifier(Protocol):
    def tell(self, grading_ids: Sequence[str]) -> None:
        """Hint that these gradings changed. Never raises: the row is the truth, a push is only a hint."""
        ...


class SandboxRunner(Protocol):
    def run(self, job: Mapping[str, object]) -> Run:
        """Raises SandboxNotStarted or SandboxLost (before and after the student's code had started)."""
        ...


class Connections(Protocol):
    def post(self, connection_id: str, message: Mapping[str, object]) -> None:
        """Raises ConnectionGone."""
        ...
