"""Users, sockets and courses: what every store of them promises."""

from decimal import Decimal

import pytest
from arvio.domain.course import join_code_hash
from arvio.domain.grading import Verdict
from arvio.domain.submission import Status
from arvio.errors import AssignmentNotFound, NothingPublished

from tests.contracts.conftest import Stores
from tests.fakes import passing_run
from tests.fix_course import assignment_payload, course_of


def test_a_recovery_code_finds_its_student_until_it_is_replaced(stores: Stores) -> None:
    user_id = stores.users.add(b"old")
    assert stores.users.by_recovery(b"old") == (user_id, 0)

    stores.users.replace_recovery(user_id, b"new")

    assert stores.users.by_recovery(b"old") is None
    assert stores.users.by_recovery(b"new") == (user_id, 0)


def test_an_unknown_user_has_no_standing(stores: Stores) -> None:
    assert stores.users.standing("00000000-0000-4000-8000-000000000000") is None


def test_a_submission_moves_the_students_version(stores: Stores, new_submission) -> None:  # type: ignore[no-untyped-def]  # the fixture of tests/fix_course.py
    stores.publish()
    user_id = stores.student()
    before = stores.users.standing(user_id)

    submission_id, _ = stores.attach(new_submission(user_id))

    after = stores.users.standing(user_id)
    assert before is not None
    assert after is not None
    assert after.version > before.version
    assert after.in_grading == submission_id


def test_a_ticket_opens_one_socket(stores: Stores) -> None:
    user_id = stores.student()
    stores.sockets.add_ticket(b"ticket", user_id, 60)

    assert stores.sockets.take_ticket(b"ticket") == user_id
    assert stores.sockets.take_ticket(b"ticket") is None


def test_a_ticket_that_is_too_old_opens_nothing(stores: Stores) -> None:
    stores.sockets.add_ticket(b"ticket", stores.student(), 0)

    assert stores.sockets.take_ticket(b"ticket") is None


def test_a_closed_connection_is_nobodys(stores: Stores) -> None:
    user_id = stores.student()
    stores.sockets.add_connection("c1", user_id, 60)
    assert stores.sockets.user_of("c1") == user_id

    stores.sockets.remove(["c1"])

    assert stores.sockets.user_of("c1") is None


def test_nothing_is_published_at_first(stores: Stores) -> None:
    assert stores.courses.title() is None
    with pytest.raises(NothingPublished):
        stores.courses.join_code_hash()


def test_a_removed_assignment_is_gone_but_keeps_its_rules(stores: Stores) -> None:
    stores.publish()
    stores.publish(course_of(assignment_payload("other")))

    with pytest.raises(AssignmentNotFound):
        stores.courses.page("add")
    assert not stores.courses.rules("add").is_published


def test_the_overview_is_in_the_courses_order(stores: Stores) -> None:
    stores.publish(course_of(assignment_payload("late", position=20), assignment_payload("early", position=10)))

    assert [page.slug for page in stores.courses.overview()] == ["early", "late"]


def test_a_join_code_is_kept_as_its_hash(stores: Stores) -> None:
    stores.publish(course_of(join_code="Sisu"))

    assert stores.courses.join_code_hash() == join_code_hash(" sisu ")


def test_signing_out_makes_every_token_so_far_worthless(stores: Stores) -> None:
    user_id = stores.users.add(b"code")
    before = stores.users.standing(user_id)

    stores.users.sign_out(user_id)

    after = stores.users.standing(user_id)
    assert before is not None
    assert after is not None
    assert after.epoch == before.epoch + 1
    assert stores.users.by_recovery(b"code") == (user_id, after.epoch)


def test_an_erased_student_leaves_nothing_but_what_others_sent_too(stores: Stores, new_submission) -> None:  # type: ignore[no-untyped-def]  # the fixture of tests/fix_course.py
    stores.publish()
    user_id, other = stores.users.add(b"code"), stores.student()
    stores.sockets.add_ticket(b"ticket", user_id, 60)
    _, shared = stores.attach(new_submission(user_id))
    submission_id, _ = stores.attach(new_submission(other))
    claim = stores.gradings.claim(shared.id)
    assert claim is not None
    stores.gradings.record(claim, Verdict(Status.PASSED, passing_run(), is_reusable=True), Decimal(10))
    stores.attach(new_submission(user_id, "def add(a, b): return 'my own'"))

    erased = stores.users.erase(user_id)

    assert erased == {"submissions": 2, "texts": 1}
    assert stores.users.standing(user_id) is None
    assert stores.users.by_recovery(b"code") is None
    assert stores.submissions.get(other, submission_id).status is Status.PASSED
    assert stores.backlog.waiting(10) == []
