import pytest
from arvio.domain.submission import Status
from arvio.errors import AssignmentNotFound, InGrading, KeyReused

from tests.fakes import failing_run
from tests.fix_course import assignment_payload, course_of
from tests.fix_services import World


def test_a_submission_is_stored_before_it_is_queued(world: World) -> None:
    world.queue.is_away = True
    user_id = world.student()

    submission_id = world.submit(user_id)

    assert world.submissions.get(user_id, submission_id).status is Status.QUEUED
    assert world.gradings.sent == []


def test_a_queued_submission_is_marked_as_sent_and_told(world: World) -> None:
    world.submit(world.student())

    assert world.gradings.sent == world.queue.messages == world.notifier.told


def test_the_same_text_is_run_once_for_two_students(world: World) -> None:
    world.submit(world.student())
    world.grade()
    other = world.student()

    submission_id = world.submit(other)

    assert world.submissions.get(other, submission_id).reused
    assert len(world.sandbox.jobs) == 1
    assert world.queue.messages == []


def test_two_students_with_the_same_new_text_share_a_run(world: World) -> None:
    first, second = world.student(), world.student()
    mine, yours = world.submit(first), world.submit(second)

    world.grade()

    assert world.submissions.get(first, mine).status is Status.PASSED
    assert world.submissions.get(second, yours).status is Status.PASSED
    assert len(world.sandbox.jobs) == 1


def test_a_second_submission_in_grading_is_refused_with_the_first_ones_id(world: World) -> None:
    user_id = world.student()
    submission_id = world.submit(user_id)

    with pytest.raises(InGrading) as refused:
        world.submit(user_id, "def add(a, b): return 42")

    assert refused.value.details() == {"submission": submission_id}


def test_the_same_key_replays_the_same_submission_even_while_it_is_in_grading(world: World) -> None:
    user_id = world.student()

    assert world.submit(user_id, key="k") == world.submit(user_id, key="k")


def test_a_key_is_not_reused_for_other_code(world: World) -> None:
    user_id = world.student()
    world.submit(user_id, key="k")

    with pytest.raises(KeyReused):
        world.submit(user_id, "def add(a, b): return 42", key="k")


def test_an_unknown_assignment_is_refused_and_nothing_is_written(world: World) -> None:
    with pytest.raises(AssignmentNotFound):
        world.submit(world.student(), slug="nothing")

    assert not world.memory.submissions


def test_a_removed_assignment_takes_no_submissions(world: World) -> None:
    world.courses.publish(course_of(assignment_payload("other")), is_dry_run=False)

    with pytest.raises(AssignmentNotFound):
        world.submit(world.student())


def test_a_known_failure_is_given_at_once(world: World) -> None:
    world.sandbox.answer = failing_run()
    world.submit(world.student())
    world.grade()
    other = world.student()

    shown = world.submissions.get(other, world.submit(other))

    assert (shown.status, shown.points) == (Status.FAILED, 0)
