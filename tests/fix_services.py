"""The use cases over in-memory stores."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from arvio import bootstrap
from arvio.domain.submission import Code, NewSubmission
from arvio.domain.token import Keyring
from arvio.services.grade import Settling, grade
from arvio.services.submit import submit
from arvio.settings import Settings

from tests import fakes
from tests.fix_course import course_of


class FakeHealth:
    def report(self) -> dict[str, Any]:
        return {"migration": 1, "publication": 1, "queued": 0, "grading": 0, "sandbox_level": "L2"}


class NoRecords:
    """What an instructor reads comes out of PostgreSQL as it is: tests/contracts/test_records.py tells of it."""

    def __getattr__(self, name: str) -> Any:
        raise NotImplementedError(name)


@dataclass
class World:
    """Everything a test of the use cases touches; time passes only when a test says so."""

    memory: fakes.Memory = field(default_factory=fakes.Memory)
    queue: fakes.FakeQueue = field(default_factory=fakes.FakeQueue)
    notifier: fakes.FakeNotifier = field(default_factory=fakes.FakeNotifier)
    sandbox: fakes.FakeSandbox = field(default_factory=fakes.FakeSandbox)
    connections: fakes.FakeConnections = field(default_factory=fakes.FakeConnections)
    cache: fakes.FakeCache = field(default_factory=fakes.FakeCache)
    counters: fakes.FakeCounters = field(default_factory=fakes.FakeCounters)
    audit: fakes.FakeAudit = field(default_factory=fakes.FakeAudit)
    artifacts: fakes.FakeArtifacts = field(default_factory=fakes.FakeArtifacts)
    dead_letters: fakes.FakeDeadLetters = field(default_factory=fakes.FakeDeadLetters)
    later: timedelta = timedelta(0)
    keyring: Keyring = field(default_factory=lambda: Keyring.parse("k1:" + "ab" * 32))
    settings: Settings = field(
        default_factory=lambda: Settings(sandbox_version="s1", submissions_per_minute=5, failed_codes_per_ten_minutes=3)
    )

    def __post_init__(self) -> None:
        self.users = fakes.FakeUsers(self.memory)
        self.courses = fakes.FakeCourses(self.memory)
        self.submissions = fakes.FakeSubmissions(self.memory)
        self.gradings = fakes.FakeGradings(self.memory)
        self.extensions = fakes.FakeExtensions(self.memory)
        self.backlog = fakes.FakeBacklog(self.memory)
        self.sockets = fakes.FakeSockets(self.memory)

    def student(self) -> str:
        return self.users.add(uuid4().bytes)

    def submit(
        self, user_id: str, text: str = "def add(a, b): return a + b", slug: str = "add", key: str | None = None
    ) -> str:
        return submit(
            NewSubmission(user_id, slug, Code.of(text), key), now=self.now(), sandbox_version="s1",
            courses=self.courses, submissions=self.submissions, gradings=self.gradings, queue=self.queue,
            notifier=self.notifier,
        )  # fmt: skip

    def grade(self, *grading_ids: str) -> list[str]:
        """Grade these, or whatever the queue holds; the ids to be delivered again."""
        ids = list(grading_ids) or self.queue.messages
        self.queue.messages = []
        settling = Settling(self.courses, self.gradings, self.queue, self.notifier, fakes.ATTEMPTS)
        return grade(ids, sandbox=self.sandbox, settling=settling)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.later

    def api(self) -> bootstrap.Api:
        store = bootstrap.Store(
            None,  # type: ignore[arg-type]  # no database behind the fakes
            self.users, self.courses, self.submissions, self.gradings, self.sockets, FakeHealth(),
        )  # fmt: skip
        return bootstrap.Api(self.settings, store, self.keyring, self.cache, self.counters, self.queue, self.notifier)

    def admin(self) -> bootstrap.Admin:
        return bootstrap.Admin(
            self.api().store, self.cache, self.audit, self.artifacts, self.backlog, self.queue, self.dead_letters,
            self.notifier, NoRecords(), NoRecords(), self.extensions, NoRecords(),
        )  # fmt: skip


@pytest.fixture
def world() -> World:
    """A published course with the assignment `add`."""
    made = World()
    made.courses.publish(course_of(), is_dry_run=False)
    return made
