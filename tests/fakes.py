"""In-memory stand-ins that obey the same contract suite as the real adapters (tests/contracts/)."""

import itertools
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from arvio.domain.assignment import Rules
from arvio.domain.audit import Entry, Line
from arvio.domain.course import Assignment, Course, Publication
from arvio.domain.grading import Claim, Grading, Verdict
from arvio.domain.policy import Attempts, Policy
from arvio.domain.student import CoursePage, Progress, Snapshot, Standing
from arvio.domain.submission import Change, HistoryRow, NewSubmission, Status, Submission
from arvio.domain.verdict import Outcome, Run, TestResult
from arvio.errors import (
    ArtifactMissing,
    AssignmentNotFound,
    ConnectionGone,
    InGrading,
    NothingPublished,
    PublicationNotKept,
    SandboxLost,
    SandboxNotStarted,
    SubmissionNotFound,
)

ATTEMPTS = 3


@dataclass
class GradingRow:
    id: str
    revision: str
    sandbox_version: str
    code: str
    code_hash: bytes
    status: Status = Status.QUEUED
    is_reusable: bool = True
    attempt: int = 0
    lost: int = 0
    has_live_lease: bool = False
    is_overdue: bool = False
    is_too_old: bool = False
    run: Run | None = None


@dataclass
class SubmissionRow:
    shown: Submission
    user_id: str
    number: int
    key: str | None
    request_hash: bytes

    @property
    def in_grading(self) -> bool:
        return not self.shown.status.is_final


@dataclass
class Memory:
    """The state that the fake stores share, as the real ones share a database. Time does not pass in it: a test says
    what has become of a lease with `expire_leases`, `make_overdue`, `make_old`."""

    recovery: dict[bytes, str] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    epochs: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    courses: list[Course] = field(default_factory=list)
    assignments: dict[str, Assignment] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)
    revisions: dict[str, Assignment] = field(default_factory=dict)
    gradings: dict[str, GradingRow] = field(default_factory=dict)
    submissions: dict[str, SubmissionRow] = field(default_factory=dict)
    extensions: dict[tuple[str, str], datetime] = field(default_factory=dict)
    tickets: dict[bytes, str] = field(default_factory=dict)
    connections: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def expire_leases(self) -> None:
        for row in self.gradings.values():
            row.has_live_lease = False

    def make_overdue(self) -> None:
        for row in self.gradings.values():
            row.is_overdue = True

    def make_old(self) -> None:
        for row in self.gradings.values():
            row.is_too_old = True

    def of_grading(self, grading_id: str) -> list[SubmissionRow]:
        return [row for row in self.submissions.values() if row.shown.grading_id == grading_id]

    def change(self, grading_id: str, **values: Any) -> None:
        """Set fields of every submission in grading that shares this run, with the next version."""
        for row in self.of_grading(grading_id):
            if row.in_grading:
                own = weighed(values["points"], row.shown.factor) if "points" in values else {}
                row.shown = replace(row.shown, version=row.shown.version + 1, **values | own)


class FakeUsers:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def add(self, recovery_hash: bytes) -> str:
        user_id = str(uuid.uuid4())
        self._memory.recovery[recovery_hash] = user_id
        self._memory.versions[user_id] = 0
        return user_id

    def by_recovery(self, recovery_hash: bytes) -> tuple[str, int] | None:
        user_id = self._memory.recovery.get(recovery_hash)
        return (user_id, self._memory.epochs[user_id]) if user_id else None

    def replace_recovery(self, user_id: str, recovery_hash: bytes) -> None:
        self._memory.recovery = {code: user for code, user in self._memory.recovery.items() if user != user_id}
        self._memory.recovery[recovery_hash] = user_id

    def sign_out(self, user_id: str) -> None:
        self._memory.epochs[user_id] += 1

    def erase(self, user_id: str) -> Mapping[str, int]:
        mine = {row.shown.id: row for row in self._memory.submissions.values() if row.user_id == user_id}
        self._memory.submissions = {key: row for key, row in self._memory.submissions.items() if key not in mine}
        texts = {row.shown.grading_id for row in mine.values()}
        gone = {grading_id for grading_id in texts if not self._memory.of_grading(grading_id)}
        self._memory.gradings = {key: row for key, row in self._memory.gradings.items() if key not in gone}
        self._memory.recovery = {code: user for code, user in self._memory.recovery.items() if user != user_id}
        del self._memory.versions[user_id]
        return {"submissions": len(mine), "texts": len(gone)}

    def standing(self, user_id: str) -> Standing | None:
        if user_id not in self._memory.versions:
            return None
        open_rows = [row for row in self._memory.submissions.values() if row.user_id == user_id and row.in_grading]
        in_grading = open_rows[0].shown.id if open_rows else None
        epoch = self._memory.epochs[user_id]
        return Standing(user_id, self._memory.versions[user_id], epoch, len(self._memory.courses), in_grading)

    def progress(self, user_id: str) -> Mapping[str, Progress]:
        mine: dict[str, list[Submission]] = defaultdict(list)
        for row in sorted(self._memory.submissions.values(), key=lambda row: row.number):
            if row.user_id == user_id:
                mine[row.shown.slug].append(row.shown)
        return {slug: _progress(rows) for slug, rows in mine.items()}

    def extensions(self, user_id: str) -> Mapping[str, datetime]:
        return {slug: until for (user, slug), until in self._memory.extensions.items() if user == user_id}


class FakeCourses:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Nothing of a course changes in part here."""
        yield

    def title(self) -> str | None:
        return self._memory.courses[-1].title if self._memory.courses else None

    def join_code_hash(self) -> bytes | None:
        if not self._memory.courses:
            raise NothingPublished
        return self._memory.courses[-1].join_code_hash

    def overview(self) -> list[CoursePage]:
        rows = [self._memory.assignments[slug] for slug in self._memory.published]
        return [
            CoursePage(row.slug, row.title, row.position, row.points, row.policy)
            for row in sorted(rows, key=lambda row: row.position)
        ]

    def page(self, slug: str) -> Mapping[str, Any]:
        if slug not in self._memory.published:
            raise AssignmentNotFound
        row = self._memory.assignments[slug]
        names = ("slug", "title", "handout_html", "starter_code", "points", "module", "limits")
        return {name: getattr(row, name) for name in names} | {"policy": row.policy.to_json()}

    def rules(self, slug: str) -> Rules:
        row = self._memory.assignments.get(slug)
        if row is None:
            raise AssignmentNotFound
        is_published = slug in self._memory.published
        return Rules(row.slug, row.revision, row.points, row.weights, row.feedback, row.hints, is_published, row.policy)

    def policies(self) -> Mapping[str, Policy]:
        return {slug: self._memory.assignments[slug].policy for slug in self._memory.published}

    def publish(self, course: Course, *, is_dry_run: bool) -> Publication:
        in_force = {slug: self._memory.assignments[slug].values() for slug in sorted(self._memory.published)}
        last = self._memory.courses[-1] if self._memory.courses else None
        changes = course.changes((last.title, last.join_code_hash) if last else None, in_force)
        old = {in_force[slug]["revision"] for slug in changes.changed}
        stale = [row for row in self._memory.gradings.values() if row.is_reusable and row.revision in old]
        if not is_dry_run:
            self._switch(course)
        return Publication(len(self._memory.courses) + is_dry_run, changes, len(stale))

    def restore(self, number: int) -> int:
        if not 0 < number <= len(self._memory.courses):
            raise PublicationNotKept
        self._switch(self._memory.courses[number - 1])
        return len(self._memory.courses)

    def _switch(self, course: Course) -> None:
        self._memory.courses.append(course)
        self._memory.assignments |= {row.slug: row for row in course.assignments}
        self._memory.revisions |= {row.revision: row for row in course.assignments}
        self._memory.published = {row.slug for row in course.assignments}


class FakeSubmissions:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    @contextmanager
    def transaction(self) -> Iterator[None]:
        gradings, submissions = dict(self._memory.gradings), dict(self._memory.submissions)
        try:
            yield
        except BaseException:
            self._memory.gradings, self._memory.submissions = gradings, submissions
            raise

    def by_key(self, user_id: str, key: str) -> tuple[str, bytes] | None:
        rows = [row for row in self._memory.submissions.values() if row.user_id == user_id and row.key == key]
        return (rows[0].shown.id, rows[0].request_hash) if rows else None

    def in_grading(self, user_id: str) -> str | None:
        rows = [row for row in self._memory.submissions.values() if row.user_id == user_id and row.in_grading]
        return rows[0].shown.id if rows else None

    def attempts(self, user_id: str, slug: str, *, is_locked: bool = False) -> Attempts:
        mine = [row.shown for row in self._memory.submissions.values() if row.user_id == user_id]
        counted = [row for row in mine if row.slug == slug and row.status is not Status.ERROR]
        latest_at = max((row.accepted_at for row in counted), default=None)
        return Attempts(len(counted), latest_at, self._memory.extensions.get((user_id, slug)))

    def add(self, new: NewSubmission, grading: Grading, points: Decimal, max_points: Decimal) -> str:
        busy = self.in_grading(new.user_id)
        if busy and not grading.status.is_final:
            raise InGrading(busy)
        is_known, now = grading.status.is_final, datetime.now(UTC)
        row = self._memory.gradings[grading.id]
        shown = Submission(
            id=str(uuid.uuid4()), slug=new.slug, status=grading.status, version=1, max_points=max_points,
            reused=is_known, code=row.code, isolation=self._memory.revisions[row.revision].isolation,
            grading_id=grading.id, run=None,
            accepted_at=now, queued_at=None if is_known else now, finished_at=now if is_known else None,
            started_at=now if grading.status is Status.GRADING else None, factor=new.factor,
            **weighed(points, new.factor),
        )  # fmt: skip
        number = next(self._memory.numbers)
        self._memory.submissions[shown.id] = SubmissionRow(
            shown, new.user_id, number, new.idempotency_key, new.request_hash
        )
        self._memory.versions[new.user_id] += 1
        return shown.id

    def get(self, user_id: str, submission_id: str) -> Submission:
        row = self._memory.submissions.get(submission_id)
        if row is None or row.user_id != user_id:
            raise SubmissionNotFound
        return replace(row.shown, run=self._memory.gradings[row.shown.grading_id].run)

    def history(self, user_id: str, slug: str | None, before: int | None, limit: int) -> list[HistoryRow]:
        rows = [
            row
            for row in self._memory.submissions.values()
            if row.user_id == user_id and slug in {None, row.shown.slug}
        ]
        older = [row for row in rows if before is None or row.number < before]
        return [_history_row(row) for row in sorted(older, key=lambda row: -row.number)[:limit]]

    def queue_position(self, grading_id: str) -> int:
        queued = [row.id for row in self._memory.gradings.values() if row.status is Status.QUEUED]
        return 1 + queued.index(grading_id) if grading_id in queued else 1

    def followers(self, grading_id: str) -> list[Change]:
        return [
            Change(row.shown.id, row.shown.version, row.shown.status, connection_id)
            for row in self._memory.of_grading(grading_id)
            for connection_id, user_id in self._memory.connections.items()
            if user_id == row.user_id
        ]

    def snapshot(self, user_id: str, submission_ids: Sequence[str]) -> list[Snapshot]:
        mine = [row for row in self._memory.submissions.values() if row.user_id == user_id]
        return [self._snapshot(row.shown) for row in mine if row.in_grading or row.shown.id in submission_ids]

    def _snapshot(self, shown: Submission) -> Snapshot:
        position = self.queue_position(shown.grading_id) if shown.status is Status.QUEUED else None
        return Snapshot(shown.id, shown.version, shown.status, position)


class FakeGradings:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.sent: list[str] = []

    def join(self, revision: str, sandbox_version: str, new: NewSubmission) -> Grading:
        for row in self._memory.gradings.values():
            if (row.revision, row.sandbox_version, row.code_hash) == (
                revision,
                sandbox_version,
                new.code.sha256,
            ) and row.is_reusable:
                return Grading(row.id, row.status, row.run)
        row = GradingRow(str(uuid.uuid4()), revision, sandbox_version, new.code.text, new.code.sha256)
        self._memory.gradings[row.id] = row
        return Grading(row.id, row.status)

    def mark_sent(self, grading_ids: Sequence[str]) -> None:
        self.sent += grading_ids
        for grading_id in grading_ids:
            self._memory.gradings[grading_id].is_overdue = False

    def claim(self, grading_id: str) -> Claim | None:
        row = self._memory.gradings.get(grading_id)
        if row is None or row.status.is_final or row.attempt >= ATTEMPTS or row.has_live_lease:
            return None
        row.status, row.attempt, row.has_live_lease = Status.GRADING, row.attempt + 1, True
        self._memory.change(grading_id, status=Status.GRADING, started_at=datetime.now(UTC))
        of = self._memory.revisions[row.revision]
        return Claim(
            row.id,
            row.attempt,
            row.lost,
            of.slug,
            row.code,
            of.tests,
            of.module,
            of.isolation,
            of.limits,
            row.sandbox_version,
        )

    def record(self, claim: Claim, verdict: Verdict, points: Decimal) -> bool:
        if not self._holds(claim):
            return False
        self._settle(self._memory.gradings[claim.grading_id], verdict, points)
        return True

    def requeue(self, claim: Claim, *, was_lost: bool) -> bool:
        if not self._holds(claim):
            return False
        row = self._memory.gradings[claim.grading_id]
        row.status, row.has_live_lease, row.lost = Status.QUEUED, False, row.lost + was_lost
        self._memory.change(row.id, status=Status.QUEUED, started_at=None)
        return True

    def overdue(self) -> list[str]:
        rows = [row for row in self._memory.gradings.values() if row.is_overdue and self._may_be_tried(row)]
        self.mark_sent([row.id for row in rows])
        return [row.id for row in rows]

    def give_up_exhausted(self) -> list[str]:
        rows = [row for row in self._memory.gradings.values() if self._is_exhausted(row)]
        for row in rows:
            self._settle(row, Verdict.ours(), Decimal(0))
        return [row.id for row in rows]

    def give_up(self, grading_id: str) -> bool:
        row = self._memory.gradings.get(grading_id)
        if row is None or row.status.is_final or row.has_live_lease:
            return False
        self._settle(row, Verdict.ours(), Decimal(0))
        return True

    def _holds(self, claim: Claim) -> bool:
        row = self._memory.gradings[claim.grading_id]
        return row.status is Status.GRADING and row.attempt == claim.attempt

    @staticmethod
    def _may_be_tried(row: GradingRow) -> bool:
        return not row.status.is_final and row.attempt < ATTEMPTS and not row.has_live_lease and not row.is_too_old

    @staticmethod
    def _is_exhausted(row: GradingRow) -> bool:
        return not row.status.is_final and not row.has_live_lease and (row.attempt >= ATTEMPTS or row.is_too_old)

    def _settle(self, row: GradingRow, verdict: Verdict, points: Decimal) -> None:
        row.status, row.run, row.is_reusable, row.has_live_lease = (
            verdict.status,
            verdict.run,
            verdict.is_reusable,
            False,
        )
        for follower in self._memory.of_grading(row.id):
            if follower.in_grading:
                self._memory.versions[follower.user_id] += 1
        self._memory.change(row.id, status=verdict.status, points=points, finished_at=datetime.now(UTC))


class FakeSockets:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def add_ticket(self, ticket_hash: bytes, user_id: str, seconds: int) -> None:
        if seconds > 0:
            self._memory.tickets[ticket_hash] = user_id

    def take_ticket(self, ticket_hash: bytes) -> str | None:
        return self._memory.tickets.pop(ticket_hash, None)

    def add_connection(self, connection_id: str, user_id: str, seconds: int) -> None:
        if seconds > 0:
            self._memory.connections[connection_id] = user_id

    def user_of(self, connection_id: str) -> str | None:
        return self._memory.connections.get(connection_id)

    def remove(self, connection_ids: Sequence[str]) -> None:
        for connection_id in connection_ids:
            self._memory.connections.pop(connection_id, None)

    def forget_expired(self) -> None:
        """Time does not pass here."""


class FakeExtensions:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.reweighed: list[str] = []

    def until(self, user_id: str, slug: str) -> datetime | None:
        return self._memory.extensions.get((user_id, slug))

    def put(self, user_id: str, slug: str, until: datetime | None) -> None:
        self._memory.extensions.pop((user_id, slug), None)
        if until:
            self._memory.extensions[user_id, slug] = until
        self._memory.versions[user_id] += 1

    def reweigh(self, slug: str, policy: Policy, user_id: str | None, *, only_up: bool) -> int:
        """Only noted: the arithmetic is a query's, see tests/contracts/test_policies.py."""
        self.reweighed.append(slug)
        return 0


class FakeAudit:
    def __init__(self) -> None:
        self._lines: list[Line] = []

    def add(self, entry: Entry) -> None:
        self._lines.append(Line(len(self._lines) + 1, datetime.now(UTC), entry))

    def lines(self, before: int | None, limit: int) -> list[Line]:
        older = [line for line in self._lines if before is None or line.number < before]
        return older[::-1][:limit]


class FakeBacklog:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def report(self) -> Mapping[str, Any]:
        rows = list(self._memory.gradings.values())
        in_flight = [row for row in rows if row.status is Status.GRADING]
        expired = [row for row in in_flight if not row.has_live_lease]
        queued = len(self.waiting(len(rows)))
        counts = {"queued": queued, "in_flight": len(in_flight), "expired": len(expired), "regrading": 0}
        return counts | {"oldest_seconds": 0.0}

    def waiting(self, limit: int) -> list[str]:
        return [row.id for row in self._memory.gradings.values() if row.status is Status.QUEUED][:limit]


class FakeDeadLetters:
    def __init__(self) -> None:
        self.letters: list[str] = []

    def count(self) -> int:
        return len(self.letters)

    def take(self) -> list[str]:
        taken, self.letters = self.letters, []
        return taken


class FakeArtifacts:
    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def read(self, key: str) -> Any:
        if key not in self.values:
            raise ArtifactMissing
        return self.values[key]


class FakeCounters:
    def __init__(self) -> None:
        self._hits: dict[str, int] = defaultdict(int)

    def hit(self, key: str, window_seconds: int) -> int:
        self._hits[key] += 1
        return self._hits[key]

    def count(self, key: str, window_seconds: int) -> int:
        return self._hits[key]


class FakeCache:
    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def get(self, key: str) -> Any | None:
        return self.values.get(key)

    def put(self, key: str, value: Any, seconds: int) -> None:
        self.values[key] = value

    def purge(self, prefix: str) -> None:
        self.values = {key: value for key, value in self.values.items() if not key.startswith(prefix)}


class FakeQueue:
    """Messages by id; `is_away` makes it refuse them, as a queue out of reach does."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.is_away = False

    def send(self, grading_ids: Sequence[str], delay_seconds: int = 0) -> list[str]:
        accepted = [] if self.is_away else list(grading_ids)
        self.messages += accepted
        return accepted


class FakeNotifier:
    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, grading_ids: Sequence[str]) -> None:
        self.told += grading_ids


class FakeConnections:
    def __init__(self) -> None:
        self.posted: list[tuple[str, Mapping[str, object]]] = []
        self.closed: set[str] = set()

    def post(self, connection_id: str, message: Mapping[str, object]) -> None:
        if connection_id in self.closed:
            raise ConnectionGone
        self.posted.append((connection_id, message))


class FakeSandbox:
    """Answers with a prepared run, or is lost."""

    def __init__(self) -> None:
        self.answer: Run | Exception = passing_run()
        self.jobs: list[Mapping[str, object]] = []

    def run(self, job: Mapping[str, object]) -> Run:
        self.jobs.append(job)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def refuses_to_start(self) -> None:
        self.answer = SandboxNotStarted()

    def is_lost(self) -> None:
        self.answer = SandboxLost()


def weighed(earned: Decimal, factor: Decimal) -> dict[str, Any]:
    """What the run earned, and what a late submission has of it."""
    return {"earned": earned, "points": (earned * factor).quantize(Decimal("0.01"))}


def passing_run(version: str = "s1") -> Run:
    return Run((TestResult("test_add", Outcome.PASSED),), version=version, level="L2")


def failing_run(version: str = "s1") -> Run:
    failure = TestResult("test_add", Outcome.FAILED, "6 != 42", call="add(40, 2)", expected="42", got="6")
    return Run((failure,), version=version, level="L2")


def _progress(rows: list[Submission]) -> Progress:
    is_passed = any(row.status is Status.PASSED for row in rows)
    return Progress(max(row.points for row in rows), is_passed, rows[-1].id)


def _history_row(row: SubmissionRow) -> HistoryRow:
    shown = row.shown
    return HistoryRow(
        shown.id, row.number, shown.slug, shown.status, shown.version, shown.points, shown.max_points, shown.reused,
        shown.accepted_at, shown.finished_at,
    )  # fmt: skip
