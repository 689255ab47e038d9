"""What two connections do to each other at the worst moment, on a real PostgreSQL."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from decimal import Decimal
from uuid import uuid4

import psycopg
import pytest
from arvio.adapters.postgres.courses import PostgresCourses
from arvio.adapters.postgres.database import Database
from arvio.adapters.postgres.gradings import Patience, PostgresGradings
from arvio.adapters.postgres.regrades import PostgresRegrades
from arvio.adapters.postgres.submissions import PostgresSubmissions
from arvio.adapters.postgres.users import PostgresUsers
from arvio.domain.grading import Claim, Verdict
from arvio.domain.records import Search
from arvio.domain.submission import NewSubmission, Status
from arvio.errors import InGrading
from arvio.sql import queries

from tests.eventually import eventually
from tests.fakes import passing_run
from tests.fix_course import course_of

type New = Callable[..., NewSubmission]

PASSED = Verdict(Status.PASSED, passing_run(), is_reusable=True)


class Side:
    """One function's environment: a connection of its own."""

    def __init__(self, address: str) -> None:
        self.database = Database(address)
        self.users, self.courses = PostgresUsers(self.database), PostgresCourses(self.database)
        self.submissions = PostgresSubmissions(self.database)
        self.gradings = PostgresGradings(self.database, Patience(3, 45, 60, 1800))
        self.regrades = PostgresRegrades(self.database, Patience(3, 45, 60, 1800))

    def attach(self, new: NewSubmission) -> str:
        with self.submissions.transaction():
            return self.attach_only(new)

    def attach_only(self, new: NewSubmission) -> str:
        rules = self.courses.rules(new.slug)
        grading = self.gradings.join(rules.revision, "s1", new)
        points = rules.earned(grading.run) if grading.run else Decimal(0)
        return self.submissions.add(new, grading, points, rules.points)

    def claimed(self) -> Claim:
        row = self.database.row("SELECT id::text FROM gradings WHERE status = 'queued'")
        claim = self.gradings.claim(row["id"]) if row else None
        assert claim is not None
        return claim


@pytest.fixture
def sides(database_address: str) -> Iterator[tuple[Side, Side]]:
    api, grader = Side(database_address), Side(database_address)
    api.courses.publish(course_of(), is_dry_run=False)
    yield api, grader
    api.database.close()
    grader.database.close()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor() as pool:
        yield pool


def someone_waits_for_a_lock(address: str) -> bool:
    with psycopg.connect(address, autocommit=True) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        ).fetchone()
    return bool(row and row[0])


def test_a_student_who_attaches_while_the_verdict_is_being_recorded_is_settled_by_it(
    sides: tuple[Side, Side], database_address: str, threads: ThreadPoolExecutor, new_submission: New
) -> None:
    api, grader = sides
    first, late = api.users.add(uuid4().bytes), api.users.add(uuid4().bytes)
    api.attach(new_submission(first))
    claim = grader.claimed()

    with api.submissions.transaction():
        submission_id = api.attach_only(new_submission(late))
        recording = threads.submit(grader.gradings.record, claim, PASSED, Decimal(10))
        eventually(lambda: someone_waits_for_a_lock(database_address))

    assert recording.result(timeout=10)
    assert api.submissions.get(late, submission_id).status is Status.PASSED
    assert api.submissions.in_grading(late) is None


def test_a_student_who_attaches_just_after_the_verdict_finds_it(
    sides: tuple[Side, Side], database_address: str, threads: ThreadPoolExecutor, new_submission: New
) -> None:
    api, grader = sides
    first, late = api.users.add(uuid4().bytes), api.users.add(uuid4().bytes)
    api.attach(new_submission(first))
    claim = grader.claimed()

    attaching: Future[str]
    with grader.database.transaction():
        assert grader.gradings.record(claim, PASSED, Decimal(10))
        attaching = threads.submit(api.attach, new_submission(late))
        eventually(lambda: someone_waits_for_a_lock(database_address))

    shown = api.submissions.get(late, attaching.result(timeout=10))
    assert (shown.status, shown.reused, shown.points) == (Status.PASSED, True, Decimal(10))


def test_a_student_in_two_tabs_gets_one_submission_in_grading(
    sides: tuple[Side, Side], threads: ThreadPoolExecutor, new_submission: New
) -> None:
    one, other = sides
    student = one.users.add(uuid4().bytes)
    tries = [
        threads.submit(one.attach, new_submission(student, "def add(a, b): return 1")),
        threads.submit(other.attach, new_submission(student, "def add(a, b): return 2")),
    ]

    refused = [attempt.exception(timeout=10) for attempt in tries]

    assert sorted(type(error).__name__ for error in refused) == ["InGrading", "NoneType"]
    (error,) = [error for error in refused if error]
    assert isinstance(error, InGrading)
    assert error.submission_id == one.submissions.in_grading(student)


def test_the_same_new_text_at_once_makes_one_grading(
    sides: tuple[Side, Side], threads: ThreadPoolExecutor, new_submission: New
) -> None:
    one, other = sides
    students = [one.users.add(uuid4().bytes) for _ in range(2)]
    attempts = [threads.submit(side.attach, new_submission(user)) for side, user in zip(sides, students, strict=True)]
    for attempt in attempts:
        attempt.result(timeout=10)

    row = other.database.row("SELECT count(*) AS gradings FROM gradings")
    assert row == {"gradings": 1}


def test_a_regrade_is_dropped_while_one_of_its_runs_is_being_recorded(
    sides: tuple[Side, Side], database_address: str, threads: ThreadPoolExecutor, new_submission: New
) -> None:
    admin, grader = sides
    admin.attach(new_submission(admin.users.add(uuid4().bytes)))
    grader.gradings.record(grader.claimed(), PASSED, Decimal(10))
    regrade, _ = admin.regrades.start(admin.courses.rules("add"), "s1", Search(assignment="add"), "ada")
    claim = grader.claimed()

    with grader.database.transaction():
        grader.database.row(queries("gradings")["lock_claim"], id=claim.grading_id, attempt=claim.attempt)
        dropping = threads.submit(admin.regrades.drop, regrade)
        eventually(lambda: someone_waits_for_a_lock(database_address))
        assert grader.gradings.record(claim, PASSED, Decimal(10))

    dropping.result(timeout=10)
    assert admin.database.row("SELECT count(*) AS items FROM regrade_items") == {"items": 0}
