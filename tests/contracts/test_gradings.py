"""What every store of gradings and submissions promises (design §6)."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from arvio.domain.grading import Grading, Verdict
from arvio.domain.submission import NewSubmission, Status
from arvio.errors import InGrading, SubmissionNotFound

from tests.contracts.conftest import Stores
from tests.fakes import failing_run, passing_run
from tests.fix_course import assignment_payload, course_of

type New = Callable[..., NewSubmission]

PASSED = Verdict(Status.PASSED, passing_run(), is_reusable=True)
FAILED_BY_LIMIT = Verdict(Status.FAILED, failing_run(), is_reusable=False)


@pytest.fixture
def attached(stores: Stores, new_submission: New) -> tuple[str, str, Grading]:
    """(user id, submission id, grading) of a submission that waits."""
    stores.publish()
    user_id = stores.student()
    return user_id, *stores.attach(new_submission(user_id))


def test_a_claim_carries_the_text_and_the_revisions_tests(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    claim = stores.gradings.claim(attached[2].id)

    assert claim is not None
    assert (claim.attempt, claim.slug, claim.code) == (1, "add", "def add(a, b): return a + b")
    assert "from solution import add" in claim.tests
    assert claim.limits["wall_seconds"] == 6


def test_a_grading_is_claimed_by_one_grader(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    stores.gradings.claim(attached[2].id)

    assert stores.gradings.claim(attached[2].id) is None


def test_a_claim_shows_on_the_submission(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    user_id, submission_id, grading = attached

    stores.gradings.claim(grading.id)

    shown = stores.submissions.get(user_id, submission_id)
    assert (shown.status, shown.version) == (Status.GRADING, 2)
    assert shown.started_at is not None


def test_an_expired_lease_lets_another_grader_in(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    stores.gradings.claim(attached[2].id)
    stores.expire_leases()

    second = stores.gradings.claim(attached[2].id)

    assert second is not None
    assert second.attempt == 2


def test_a_grader_that_was_overtaken_writes_nothing(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    user_id, submission_id, grading = attached
    late = stores.gradings.claim(grading.id)
    stores.expire_leases()
    stores.gradings.claim(grading.id)

    assert late is not None
    assert not stores.gradings.record(late, PASSED, Decimal(10))
    assert stores.submissions.get(user_id, submission_id).status is Status.GRADING


def test_a_verdict_is_recorded_once(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    claim = stores.gradings.claim(attached[2].id)
    assert claim is not None

    assert stores.gradings.record(claim, PASSED, Decimal(10))
    assert not stores.gradings.record(claim, FAILED_BY_LIMIT, Decimal(0))


def test_attempts_end(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    for _ in range(3):
        assert stores.gradings.claim(attached[2].id) is not None
        stores.expire_leases()

    assert stores.gradings.claim(attached[2].id) is None


def test_everyone_who_shares_a_run_is_settled_by_it(
    stores: Stores, attached: tuple[str, str, Grading], new_submission: New
) -> None:
    user_id, first, grading = attached
    other = stores.student()
    second, shared = stores.attach(new_submission(other))

    claim = stores.gradings.claim(grading.id)
    assert claim is not None
    stores.gradings.record(claim, PASSED, Decimal(10))

    assert shared.id == grading.id
    for user, submission in ((user_id, first), (other, second)):
        shown = stores.submissions.get(user, submission)
        assert (shown.status, shown.points, shown.version) == (Status.PASSED, Decimal(10), 3)
        assert stores.submissions.in_grading(user) is None


def test_a_known_verdict_is_attached_finished(
    stores: Stores, attached: tuple[str, str, Grading], new_submission: New
) -> None:
    claim = stores.gradings.claim(attached[2].id)
    assert claim is not None
    stores.gradings.record(claim, PASSED, Decimal(10))
    other = stores.student()

    submission_id, _ = stores.attach(new_submission(other))

    shown = stores.submissions.get(other, submission_id)
    assert (shown.status, shown.reused, shown.points) == (Status.PASSED, True, Decimal(10))
    assert (shown.queued_at, shown.started_at) == (None, None)


@pytest.mark.parametrize("verdict", [FAILED_BY_LIMIT, Verdict.ours()])
def test_a_verdict_that_might_come_out_otherwise_is_not_reused(
    stores: Stores, attached: tuple[str, str, Grading], new_submission: New, verdict: Verdict
) -> None:
    user_id, first, grading = attached
    claim = stores.gradings.claim(grading.id)
    assert claim is not None
    stores.gradings.record(claim, verdict, Decimal(0))

    _, fresh = stores.attach(new_submission(user_id))

    assert fresh.id != grading.id
    assert stores.submissions.get(user_id, first).status is verdict.status


def test_new_tests_make_a_new_grading(stores: Stores, attached: tuple[str, str, Grading], new_submission: New) -> None:
    stores.publish(course_of(assignment_payload(tests="import unittest  # repaired")))

    _, fresh = stores.attach(new_submission(stores.student()))

    assert fresh.id != attached[2].id


def test_a_new_sandbox_makes_a_new_grading(
    stores: Stores, attached: tuple[str, str, Grading], new_submission: New
) -> None:
    _, fresh = stores.attach(new_submission(stores.student()), version="s2")

    assert fresh.id != attached[2].id


def test_a_grading_keeps_the_tests_it_was_queued_for(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    stores.publish(course_of(assignment_payload(tests="import unittest  # repaired")))

    claim = stores.gradings.claim(attached[2].id)

    assert claim is not None
    assert "repaired" not in claim.tests


def test_a_student_has_one_submission_in_grading(
    stores: Stores, attached: tuple[str, str, Grading], new_submission: New
) -> None:
    user_id, submission_id, _ = attached

    with pytest.raises(InGrading) as refused:
        stores.attach(new_submission(user_id, "def add(a, b): return 42"))

    assert refused.value.submission_id == submission_id


def test_a_requeued_grading_waits_again(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    user_id, submission_id, grading = attached
    claim = stores.gradings.claim(grading.id)
    assert claim is not None

    assert stores.gradings.requeue(claim, was_lost=True)

    assert stores.submissions.get(user_id, submission_id).status is Status.QUEUED
    again = stores.gradings.claim(grading.id)
    assert again is not None
    assert (again.attempt, again.lost) == (2, 1)


def test_a_queued_row_whose_message_may_be_lost_is_overdue_once(
    stores: Stores, attached: tuple[str, str, Grading]
) -> None:
    assert stores.gradings.overdue() == []
    stores.make_overdue()

    assert stores.gradings.overdue() == [attached[2].id]
    assert stores.gradings.overdue() == []


def test_a_run_whose_lease_ran_out_is_overdue(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    stores.make_overdue()
    stores.gradings.claim(attached[2].id)
    assert stores.gradings.overdue() == []
    stores.expire_leases()

    assert stores.gradings.overdue() == [attached[2].id]


def test_a_row_without_attempts_becomes_a_visible_error(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    user_id, submission_id, grading = attached
    for _ in range(3):
        stores.gradings.claim(grading.id)
        stores.expire_leases()

    assert stores.gradings.give_up_exhausted() == [grading.id]
    assert stores.submissions.get(user_id, submission_id).status is Status.ERROR
    assert stores.submissions.in_grading(user_id) is None


def test_a_live_lease_is_never_given_up(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    stores.make_old()
    stores.gradings.claim(attached[2].id)

    assert stores.gradings.give_up_exhausted() == []
    assert not stores.gradings.give_up(attached[2].id)


def test_a_row_past_its_maximum_age_becomes_a_visible_error(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    stores.make_old()

    assert stores.gradings.give_up_exhausted() == [attached[2].id]


def test_a_dead_letter_becomes_a_visible_error_once(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    assert stores.gradings.give_up(attached[2].id)
    assert not stores.gradings.give_up(attached[2].id)


def test_another_students_submission_does_not_exist(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    with pytest.raises(SubmissionNotFound):
        stores.submissions.get(stores.student(), attached[1])


def test_every_open_page_of_a_follower_is_named(stores: Stores, attached: tuple[str, str, Grading]) -> None:
    user_id, submission_id, grading = attached
    for connection_id in ("tab-1", "tab-2"):
        stores.sockets.add_connection(connection_id, user_id, 60)
    stores.sockets.add_connection("stranger", stores.student(), 60)

    changes = stores.submissions.followers(grading.id)

    assert sorted((change.connection_id, change.submission) for change in changes) == [
        ("tab-1", submission_id),
        ("tab-2", submission_id),
    ]


def test_a_snapshot_tells_the_one_in_grading_and_those_asked_for(
    stores: Stores, attached: tuple[str, str, Grading]
) -> None:
    user_id, submission_id, _ = attached

    assert [row.submission for row in stores.submissions.snapshot(user_id, [])] == [submission_id]
    assert stores.submissions.snapshot(stores.student(), [submission_id]) == []


def test_progress_keeps_the_best_points_and_names_the_latest(
    stores: Stores, attached: tuple[str, str, Grading], new_submission: New
) -> None:
    user_id, _, grading = attached
    claim = stores.gradings.claim(grading.id)
    assert claim is not None
    stores.gradings.record(claim, PASSED, Decimal(10))
    latest, worse = stores.attach(new_submission(user_id, "def add(a, b): return 42"))
    claim = stores.gradings.claim(worse.id)
    assert claim is not None
    stores.gradings.record(claim, FAILED_BY_LIMIT, Decimal(0))

    mine = stores.users.progress(user_id)["add"]

    assert (mine.best_points, mine.is_passed, mine.latest_submission) == (Decimal(10), True, latest)


def test_history_is_newest_first_and_paged(
    stores: Stores, attached: tuple[str, str, Grading], new_submission: New
) -> None:
    user_id, first, grading = attached
    claim = stores.gradings.claim(grading.id)
    assert claim is not None
    stores.gradings.record(claim, PASSED, Decimal(10))
    second, _ = stores.attach(new_submission(user_id))

    newest, oldest = stores.submissions.history(user_id, "add", None, 5)
    older = stores.submissions.history(user_id, "add", newest.number, 5)

    assert [newest.id, oldest.id] == [second, first]
    assert [row.id for row in older] == [first]
