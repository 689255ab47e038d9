"""Regrades on a real PostgreSQL: a lane beside the live one, and a switch that can be turned back."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from arvio.adapters.postgres.audit import PostgresAudit
from arvio.adapters.postgres.database import Database
from arvio.adapters.postgres.gradings import Patience
from arvio.adapters.postgres.regrades import PostgresRegrades
from arvio.domain.grading import Grading, Verdict
from arvio.domain.submission import NewSubmission, Status
from arvio.errors import RegradeNotFound
from arvio.services.regrade import Regrading, resend

from tests.contracts.conftest import _postgres as postgres_stores
from tests.fakes import FakeNotifier, FakeQueue, failing_run, passing_run
from tests.fix_course import assignment_payload, course_of

type New = Callable[..., NewSubmission]

PASSED = Verdict(Status.PASSED, passing_run(), is_reusable=True)
FAILED = Verdict(Status.FAILED, failing_run(), is_reusable=True)


class Lane:
    """A course whose tests were wrong, and the regrade of it."""

    def __init__(self, database: Database) -> None:
        self.database, self.stores = database, postgres_stores(database)
        self.queue, self.notifier, self.audit = FakeQueue(), FakeNotifier(), PostgresAudit(database)
        self.regrades = PostgresRegrades(database, Patience(3, 45, 60, 1800))
        self.regrading = Regrading(
            self.regrades, self.stores.courses, self.stores.gradings, self.queue, self.notifier, self.audit, "s1"
        )
        self.stores.publish()

    def settled(self, new: NewSubmission, verdict: Verdict, points: int) -> str:
        submission_id, grading = self.stores.attach(new)
        self.settle(grading.id, verdict, points)
        return submission_id

    def settle(self, grading_id: str, verdict: Verdict, points: int) -> None:
        claim = self.stores.gradings.claim(grading_id)
        if claim:
            self.stores.gradings.record(claim, verdict, Decimal(points))

    def repair(self) -> None:
        self.stores.publish(course_of(assignment_payload(tests="import unittest  # repaired")))

    def graded(self, verdict: Verdict, points: int) -> str:
        """The id of a regrade whose every run came to this."""
        row = self.regrading.start("add", {}, "ada")
        for grading_id in self.queue.messages:
            self.settle(grading_id, verdict, points)
        self.queue.messages = []
        return str(row["id"])

    def shown(self, user_id: str, submission_id: str) -> tuple[str, Decimal]:
        found = self.stores.submissions.get(user_id, submission_id)
        return found.status, found.points


@pytest.fixture
def lane(database: Database) -> Lane:
    return Lane(database)


def test_a_preview_says_who_goes_up_and_changes_nothing(lane: Lane, new_submission: New) -> None:
    ada = lane.stores.student()
    submission_id = lane.settled(new_submission(ada), FAILED, 0)
    lane.repair()

    preview = lane.regrading.preview(lane.graded(PASSED, 10))

    assert [(row["student"], row["before"], row["after"]) for row in preview["students"]] == [(ada, 0, 10)]
    assert lane.shown(ada, submission_id) == ("failed", 0)


def test_applying_it_keeps_both_verdicts_and_can_be_undone(lane: Lane, new_submission: New) -> None:
    ada = lane.stores.student()
    submission_id = lane.settled(new_submission(ada), FAILED, 0)
    lane.repair()
    regrade_id = lane.graded(PASSED, 10)

    lane.regrading.apply(regrade_id, "ada")
    after = lane.shown(ada, submission_id)
    lane.regrading.undo(regrade_id, "bob")

    assert after == ("passed", 10)
    assert lane.shown(ada, submission_id) == ("failed", 0)
    assert [(line.entry.who, line.entry.action) for line in lane.audit.lines(None, 5)] == [
        ("bob", "regrade --undo"),
        ("ada", "regrade"),
    ]
    assert lane.audit.lines(None, 5)[1].entry.after["up"] == 1


def test_the_page_of_each_student_is_told_and_its_cache_key_moves(lane: Lane, new_submission: New) -> None:
    ada = lane.stores.student()
    lane.settled(new_submission(ada), FAILED, 0)
    regrade_id, before = lane.graded(PASSED, 10), lane.stores.users.standing(ada)

    lane.regrading.apply(regrade_id, "ada")

    after = lane.stores.users.standing(ada)
    assert before is not None
    assert after is not None
    assert after.version > before.version
    assert len(lane.notifier.told) == 1


def test_a_text_is_run_once_however_many_have_sent_it(lane: Lane, new_submission: New) -> None:
    for _ in range(3):
        lane.settled(new_submission(lane.stores.student()), FAILED, 0)

    row = lane.regrading.start("add", {}, "ada")

    assert (row["submissions"], row["texts"], len(lane.queue.messages)) == (3, 1, 1)


def test_the_lane_never_meets_the_live_row_of_the_same_code(lane: Lane, new_submission: New) -> None:
    ada, bob = lane.stores.student(), lane.stores.student()
    lane.settled(new_submission(ada), PASSED, 10)
    lane.regrading.start("add", {}, "ada")

    _, joined = lane.stores.attach(new_submission(bob))

    assert joined.id not in lane.queue.messages
    assert isinstance(joined, Grading)
    assert joined.status is Status.PASSED
    assert lane.stores.backlog.waiting(10) == []
    assert lane.stores.backlog.report()["regrading"] == 1


def test_what_is_in_grading_is_left_alone(lane: Lane, new_submission: New) -> None:
    ada = lane.stores.student()
    lane.settled(new_submission(ada), FAILED, 0)
    waiting, _ = lane.stores.attach(new_submission(ada, "def add(a, b): return 42"))
    regrade_id = lane.graded(PASSED, 10)

    lane.regrading.apply(regrade_id, "ada")

    assert lane.shown(ada, waiting) == ("queued", 0)
    assert lane.stores.submissions.in_grading(ada) == waiting


def test_only_those_that_are_asked_for_are_graded(lane: Lane, new_submission: New) -> None:
    ada, bob = lane.stores.student(), lane.stores.student()
    lane.settled(new_submission(ada), PASSED, 10)
    lane.settled(new_submission(bob, "def add(a, b): return 42"), FAILED, 0)

    assert lane.regrading.start("add", {"status": "failed"}, "ada")["submissions"] == 1
    assert lane.regrading.start("add", {"student": ada}, "ada")["submissions"] == 1
    assert lane.regrading.start("add", {"until": "2020-01-01T00:00:00Z"}, "ada")["submissions"] == 0


def test_an_error_of_ours_keeps_the_verdict(lane: Lane, new_submission: New) -> None:
    ada = lane.stores.student()
    submission_id = lane.settled(new_submission(ada), PASSED, 10)
    regrade_id = lane.graded(Verdict.ours(), 0)

    preview = lane.regrading.apply(regrade_id, "ada")

    assert (preview["errors"], preview["students"]) == (1, [])
    assert lane.shown(ada, submission_id) == ("passed", 10)


def test_a_regrade_is_applied_once(lane: Lane, new_submission: New) -> None:
    lane.settled(new_submission(lane.stores.student()), FAILED, 0)
    regrade_id = lane.graded(PASSED, 10)
    lane.regrading.apply(regrade_id, "ada")

    with pytest.raises(RegradeNotFound):
        lane.regrading.apply(regrade_id, "ada")
    with pytest.raises(RegradeNotFound):
        lane.regrading.preview("nothing")


def test_a_dropped_preview_leaves_no_run_behind(lane: Lane, new_submission: New) -> None:
    ada = lane.stores.student()
    lane.settled(new_submission(ada), FAILED, 0)
    row = lane.regrading.start("add", {}, "ada")

    lane.regrading.drop(row["id"])

    assert lane.stores.gradings.claim(lane.queue.messages[0]) is None
    assert lane.stores.backlog.report()["regrading"] == 0
    assert lane.audit.lines(None, 5) == []


def test_a_lost_message_of_the_lane_is_sent_again_and_never_on_the_live_queue(lane: Lane, new_submission: New) -> None:
    lane.settled(new_submission(lane.stores.student()), FAILED, 0)
    lane.queue.is_away = True
    lane.regrading.start("add", {}, "ada")
    lane.queue.is_away = False
    lane.stores.make_overdue()

    assert lane.stores.gradings.overdue() == []
    assert resend(regrades=lane.regrades, queue=lane.queue) == 1


def test_a_large_regrade_has_no_maximum_age(lane: Lane, new_submission: New) -> None:
    lane.settled(new_submission(lane.stores.student()), FAILED, 0)
    lane.regrading.start("add", {}, "ada")
    lane.stores.make_old()

    assert lane.stores.gradings.give_up_exhausted() == []


def test_an_erased_student_leaves_no_run_of_a_regrade(lane: Lane, new_submission: New) -> None:
    ada = lane.stores.student()
    lane.settled(new_submission(ada), FAILED, 0)
    regrade_id = lane.graded(PASSED, 10)
    lane.regrading.apply(regrade_id, "ada")

    assert lane.stores.users.erase(ada) == {"submissions": 1, "texts": 2}
