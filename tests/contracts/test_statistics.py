"""The numbers of the report, from a real PostgreSQL."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from arvio.adapters.postgres.database import Database
from arvio.adapters.postgres.statistics import PostgresStatistics
from arvio.domain.grading import Verdict
from arvio.domain.submission import NewSubmission, Status
from arvio.services.report import course_report

from tests.contracts.conftest import Stores
from tests.contracts.conftest import _postgres as postgres_stores
from tests.fakes import failing_run, passing_run

type New = Callable[..., NewSubmission]

VERDICTS = {
    True: Verdict(Status.PASSED, passing_run(), is_reusable=True),
    False: Verdict(Status.FAILED, failing_run(), is_reusable=True),
}


@pytest.fixture
def kept(database: Database) -> Stores:
    stores = postgres_stores(database)
    stores.publish()
    return stores


def settle(stores: Stores, new: NewSubmission, *, passes: bool) -> None:
    _, grading = stores.attach(new)
    claim = stores.gradings.claim(grading.id)
    if claim:
        stores.gradings.record(claim, VERDICTS[passes], Decimal(10 if passes else 0))


def test_the_course_is_counted(kept: Stores, database: Database, new_submission: New) -> None:
    ada, bob = kept.student(), kept.student()
    settle(kept, new_submission(ada, "def add(a, b): return 42"), passes=False)
    settle(kept, new_submission(ada), passes=True)
    settle(kept, new_submission(bob), passes=True)

    report = course_report(statistics=PostgresStatistics(database), courses=kept.courses)

    (row,) = report["assignments"]
    assert (row["tried"], row["passed"], row["submissions"], row["tries"]) == (2, 2, 3, 1.5)
    assert (report["totals"]["submissions"], report["totals"]["reused"], report["totals"]["runs"]) == (3, 1, 2)
    assert report["failing_tests"] == [{"slug": "add", "name": "test_add", "runs": 2, "failures": 1}]
    assert report["progress"] == [{"completed": 1, "students": 2}]
    assert [day["submissions"] for day in report["days"]] == [3]
    assert len(report["wait_seconds"]) == 4


def test_an_empty_course_is_counted_too(kept: Stores, database: Database) -> None:
    report = course_report(statistics=PostgresStatistics(database), courses=kept.courses)

    assert (report["totals"]["submissions"], report["wait_seconds"], report["days"]) == (0, [], [])
    assert report["assignments"][0]["tried"] == 0
