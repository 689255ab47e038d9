"""The queue as the rows tell it."""

from collections.abc import Callable

from arvio.domain.submission import NewSubmission

from tests.contracts.conftest import Stores

type New = Callable[..., NewSubmission]


def test_an_empty_queue_has_nothing_waiting(stores: Stores) -> None:
    nothing = {"queued": 0, "in_flight": 0, "expired": 0, "oldest_seconds": 0, "regrading": 0}
    assert stores.backlog.report() == nothing
    assert stores.backlog.waiting(10) == []


def test_what_waits_and_what_is_being_graded_are_told_apart(stores: Stores, new_submission: New) -> None:
    stores.publish()
    _, claimed = stores.attach(new_submission(stores.student()))
    _, waiting = stores.attach(new_submission(stores.student(), "def add(a, b): return 42"))
    stores.gradings.claim(claimed.id)

    report = stores.backlog.report()

    assert (report["queued"], report["in_flight"], report["expired"]) == (1, 1, 0)
    assert stores.backlog.waiting(10) == [waiting.id]


def test_a_run_whose_lease_ran_out_is_counted(stores: Stores, new_submission: New) -> None:
    stores.publish()
    _, grading = stores.attach(new_submission(stores.student()))
    stores.gradings.claim(grading.id)
    stores.expire_leases()

    assert stores.backlog.report()["expired"] == 1
