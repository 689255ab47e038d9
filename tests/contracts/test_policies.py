"""Deadlines on a real PostgreSQL: the query that weighs again agrees with the rule."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from arvio.adapters.postgres.audit import PostgresAudit
from arvio.adapters.postgres.database import Database
from arvio.adapters.postgres.extensions import PostgresExtensions
from arvio.adapters.postgres.records import PostgresRecords
from arvio.domain.grading import Verdict
from arvio.domain.policy import Attempts, Policy
from arvio.domain.submission import NewSubmission, Status
from arvio.errors import StudentNotFound
from arvio.services.extend import extend, follow_deadlines
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contracts.conftest import _postgres as postgres_stores
from tests.fakes import passing_run
from tests.fix_course import assignment_payload, course_of

type New = Callable[..., NewSubmission]

NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)


def policy_of(hours: float, percent: int = 20) -> dict[str, object]:
    return {"due": (NOW + hours * HOUR).isoformat(), "late_percent_per_day": percent}


class Course:
    """One assignment that was due an hour ago, and one student who passed it now."""

    def __init__(self, database: Database, new: New) -> None:
        self.database, self.stores = database, postgres_stores(database)
        self.extensions, self.audit = PostgresExtensions(database), PostgresAudit(database)
        self.stores.publish(course_of(assignment_payload(policy=policy_of(-1))))
        self.ada = self.stores.student()
        self.submission_id, grading = self.stores.attach(
            NewSubmission(self.ada, "add", new(self.ada).code, factor=Decimal("0.8"))
        )
        claim = self.stores.gradings.claim(grading.id)
        assert claim is not None
        self.stores.gradings.record(claim, Verdict(Status.PASSED, passing_run(), is_reusable=True), Decimal(10))

    def points(self) -> Decimal:
        return self.stores.submissions.get(self.ada, self.submission_id).points

    def extend(self, user_id: str, until: datetime | None) -> int:
        answer = extend(
            user_id, "add", until, who="ada", users=self.stores.users, courses=self.stores.courses,
            extensions=self.extensions, audit=self.audit,
        )  # fmt: skip
        return int(answer["submissions_changed"])

    def republish(self, hours: float) -> int:
        before = self.stores.courses.policies()
        self.stores.publish(course_of(assignment_payload(policy=policy_of(hours))))
        return follow_deadlines(before, self.stores.courses.policies(), extensions=self.extensions)


@pytest.fixture
def course(database: Database, new_submission: New) -> Course:
    return Course(database, new_submission)


def test_a_late_pass_is_recorded_with_what_it_keeps(course: Course) -> None:
    assert course.points() == Decimal(8)
    assert course.stores.submissions.get(course.ada, course.submission_id).earned == 10
    assert course.stores.users.progress(course.ada)["add"].best_points == Decimal(8)


def test_an_extension_makes_what_was_late_be_in_time_and_can_be_taken_back(course: Course) -> None:
    assert course.extend(course.ada, NOW + HOUR) == 1
    assert course.points() == 10
    assert course.stores.submissions.attempts(course.ada, "add").extended_until == NOW + HOUR
    assert course.stores.users.extensions(course.ada) == {"add": NOW + HOUR}

    assert course.extend(course.ada, None) == 1
    assert course.points() == 8
    assert course.stores.users.extensions(course.ada) == {}
    assert [line.entry.action for line in course.audit.lines(None, 5)] == ["students extend"] * 2


def test_an_extension_is_for_a_student_that_exists(course: Course) -> None:
    with pytest.raises(StudentNotFound):
        course.extend(course.stores.student()[:-1] + "x", NOW)


def test_an_extension_is_in_the_students_record(course: Course) -> None:
    course.extend(course.ada, NOW + HOUR)

    (row,) = PostgresRecords(course.database).student(course.ada)["extensions"]

    assert (row["assignment"], row["until"]) == ("add", NOW + HOUR)


def test_a_deadline_that_is_moved_back_counts_for_what_is_there_already(course: Course) -> None:
    assert course.republish(hours=5) == 1
    assert course.points() == 10


def test_a_deadline_that_is_moved_forward_takes_nothing_away(course: Course) -> None:
    assert course.republish(hours=-80) == 0
    assert course.points() == 8


def test_an_erased_students_extension_is_gone(course: Course) -> None:
    course.extend(course.ada, NOW + HOUR)

    course.stores.users.erase(course.ada)

    assert course.extensions.until(course.ada, "add") is None


@given(hours=st.integers(-200, 20), percent=st.integers(0, 100), extension=st.none() | st.integers(-100, 20))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_query_weighs_as_the_rule_says(course: Course, hours: int, percent: int, extension: int | None) -> None:
    policy = Policy(due=NOW + hours * HOUR, late_percent_per_day=Decimal(percent))
    until = None if extension is None else NOW + extension * HOUR
    course.extensions.put(course.ada, "add", until)

    course.extensions.reweigh("add", policy, course.ada, only_up=False)

    found = course.stores.submissions.get(course.ada, course.submission_id)
    own = policy.for_student(Attempts(extended_until=until))
    assert found.factor == own.factor(found.accepted_at)
    assert found.points == (10 * found.factor).quantize(Decimal("0.01"))
