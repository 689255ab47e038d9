"""What an instructor reads, from a real PostgreSQL: these are queries, and a stand-in would prove nothing of them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from arvio.adapters.postgres.database import Database
from arvio.adapters.postgres.records import PostgresRecords
from arvio.domain.grading import Verdict
from arvio.domain.submission import NewSubmission, Status
from arvio.errors import BadRequest, RecordNotFound, StudentNotFound
from arvio.services.records import find_students, find_submissions

from tests.contracts.conftest import Stores
from tests.contracts.conftest import _postgres as postgres_stores
from tests.fakes import passing_run
from tests.fix_course import assignment_payload, course_of

type New = Callable[..., NewSubmission]


@pytest.fixture
def kept(database: Database) -> Stores:
    stores = postgres_stores(database)
    stores.publish(course_of(assignment_payload("add"), assignment_payload("sub", position=20)))
    return stores


@pytest.fixture
def records(database: Database) -> PostgresRecords:
    return PostgresRecords(database)


def passed(stores: Stores, new: NewSubmission, points: int = 10) -> str:
    submission_id, grading = stores.attach(new)
    claim = stores.gradings.claim(grading.id)
    if claim:
        stores.gradings.record(claim, Verdict(Status.PASSED, passing_run(), is_reusable=True), Decimal(points))
    return submission_id


def test_submissions_are_found_by_student_assignment_status_and_time(
    kept: Stores, records: PostgresRecords, new_submission: New
) -> None:
    ada, bob = kept.student(), kept.student()
    first = passed(kept, new_submission(ada))
    second, _ = kept.attach(new_submission(bob, "def add(a, b): return 42", slug="sub"))
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()

    def found(**asked: object) -> list[str]:
        return [row["id"] for row in find_submissions(asked, records=records)["submissions"]]

    assert found() == [second, first]
    assert found(student=ada) == found(assignment="add") == found(status="passed") == [first]
    assert found(since=tomorrow) == found(student="nobody") == []
    assert found(until=tomorrow) == [second, first]


@pytest.mark.parametrize("asked", [{"status": "done"}, {"since": "yesterday"}, {"until": "2026-01-01T00:00:00"}])
def test_a_search_that_means_nothing_is_refused(records: PostgresRecords, asked: dict[str, str]) -> None:
    with pytest.raises(BadRequest):
        find_submissions(asked, records=records)


def test_pages_of_submissions_meet_without_a_gap(kept: Stores, records: PostgresRecords, new_submission: New) -> None:
    ada = kept.student()
    ids = [passed(kept, new_submission(ada, f"def add(a, b): return {number}")) for number in range(5)]

    pages = [find_submissions({"limit": 2}, records=records)]
    while pages[-1]["next"]:
        pages.append(find_submissions({"limit": 2, "cursor": pages[-1]["next"]}, records=records))

    assert [row["id"] for page in pages for row in page["submissions"]] == ids[::-1]


def test_one_submission_is_shown_with_its_code_and_raw_run(
    kept: Stores, records: PostgresRecords, new_submission: New
) -> None:
    row = records.submission(passed(kept, new_submission(kept.student())))

    assert row["code"] == "def add(a, b): return a + b"
    assert row["run"]["tests"][0]["outcome"] == "passed"
    with pytest.raises(RecordNotFound):
        records.submission("nothing")


def test_students_carry_their_best_points_by_assignment(
    kept: Stores, records: PostgresRecords, new_submission: New
) -> None:
    ada, visitor = kept.student(), kept.student()
    passed(kept, new_submission(ada, "def add(a, b): return 1"), points=4)
    passed(kept, new_submission(ada), points=10)
    passed(kept, new_submission(ada, slug="sub"), points=5)

    page = find_students({}, records=records, courses=kept.courses)
    everybody = find_students({"everybody": True}, records=records, courses=kept.courses)

    (row,) = page["students"]
    assert (row["student"], row["grades"]) == (ada, {"add": 10, "sub": 5})
    assert (row["points"], row["completed"], row["submissions"]) == (15, 2, 3)
    assert [each["slug"] for each in page["assignments"]] == ["add", "sub"]
    assert {each["student"] for each in everybody["students"]} == {ada, visitor}


def test_pages_of_students_meet_without_a_gap(kept: Stores, records: PostgresRecords) -> None:
    ids = sorted(kept.student() for _ in range(5))

    pages = [find_students({"limit": 2, "everybody": True}, records=records, courses=kept.courses)]
    while cursor := pages[-1]["next"]:
        asked = {"limit": 2, "everybody": True, "cursor": cursor}
        pages.append(find_students(asked, records=records, courses=kept.courses))

    assert [row["student"] for page in pages for row in page["students"]] == ids


def test_one_students_record_also_tells_of_what_is_no_longer_published(
    kept: Stores, records: PostgresRecords, new_submission: New
) -> None:
    ada = kept.student()
    passed(kept, new_submission(ada))
    kept.publish(course_of(assignment_payload("sub", position=20)))

    record = records.student(ada)

    (row,) = record["assignments"]
    assert (row["assignment"], row["published"], row["points"], row["is_passed"]) == ("add", False, 10, True)
    with pytest.raises(StudentNotFound):
        records.student(kept.student()[:-1] + "g")
