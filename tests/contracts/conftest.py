"""Every contract test runs on the in-memory stores and on PostgreSQL."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import pytest
from arvio.adapters.postgres.backlog import PostgresBacklog
from arvio.adapters.postgres.courses import PostgresCourses
from arvio.adapters.postgres.database import Database
from arvio.adapters.postgres.gradings import Patience, PostgresGradings
from arvio.adapters.postgres.sockets import PostgresSockets
from arvio.adapters.postgres.submissions import PostgresSubmissions
from arvio.adapters.postgres.users import PostgresUsers
from arvio.domain.course import Course
from arvio.domain.grading import Grading
from arvio.domain.submission import NewSubmission
from arvio.ports import Courses, Gradings, Sockets, Submissions, Users
from arvio.ports.instructor import Backlog

from tests import fakes
from tests.fix_course import course_of


@dataclass
class Stores:
    users: Users
    courses: Courses
    submissions: Submissions
    gradings: Gradings
    sockets: Sockets
    backlog: Backlog
    expire_leases: Callable[[], None]
    make_overdue: Callable[[], None]
    make_old: Callable[[], None]

    def publish(self, course: Course | None = None) -> None:
        self.courses.publish(course or course_of(), is_dry_run=False)

    def attach(self, new: NewSubmission, version: str = "s1") -> tuple[str, Grading]:
        """(submission id, grading) of a submission made in one transaction, as the use case makes it."""
        with self.submissions.transaction():
            rules = self.courses.rules(new.slug)
            grading = self.gradings.join(rules.revision, version, new)
            points = rules.earned(grading.run) if grading.run else rules.points * 0
            return self.submissions.add(new, grading, points, rules.points), grading

    def student(self) -> str:
        return self.users.add(uuid4().bytes)


@pytest.fixture(params=["memory", "postgres"])
def stores(request: pytest.FixtureRequest) -> Stores:
    return _memory() if request.param == "memory" else _postgres(request.getfixturevalue("database"))


def _memory() -> Stores:
    memory = fakes.Memory()
    return Stores(
        fakes.FakeUsers(memory), fakes.FakeCourses(memory), fakes.FakeSubmissions(memory), fakes.FakeGradings(memory),
        fakes.FakeSockets(memory), fakes.FakeBacklog(memory),
        memory.expire_leases, memory.make_overdue, memory.make_old,
    )  # fmt: skip


def _postgres(database: Database) -> Stores:
    patience = Patience(attempts=fakes.ATTEMPTS, lease_seconds=45, resend_seconds=60, maximum_age_seconds=1800)
    return Stores(
        PostgresUsers(database), PostgresCourses(database), PostgresSubmissions(database),
        PostgresGradings(database, patience), PostgresSockets(database), PostgresBacklog(database),
        lambda: database.run("UPDATE gradings SET lease_until = now() - interval '1 s' WHERE lease_until IS NOT NULL"),
        lambda: database.run("UPDATE gradings SET created_at = now() - interval '20 minutes', sent_at = NULL"),
        lambda: database.run("UPDATE gradings SET created_at = now() - interval '31 minutes'"),
    )  # fmt: skip
