from decimal import Decimal

import pytest
from arvio.domain.submission import Status, Submission
from arvio.domain.verdict import Run

from tests.fakes import failing_run, passing_run
from tests.fix_services import World


@pytest.fixture
def student(world: World) -> str:
    return world.student()


def shown(world: World, user_id: str) -> Submission:
    """The student's newest submission."""
    newest = world.submissions.history(user_id, None, None, 1)[0]
    return world.submissions.get(user_id, newest.id)


def test_a_run_that_passes_every_test_earns_the_points(world: World, student: str) -> None:
    world.submit(student)

    world.grade()

    assert (shown(world, student).status, shown(world, student).points) == (Status.PASSED, Decimal(10))


def test_a_run_that_fails_a_test_fails(world: World, student: str) -> None:
    world.sandbox.answer = failing_run()
    world.submit(student)

    world.grade()

    assert shown(world, student).status is Status.FAILED


def test_an_empty_run_is_no_pass(world: World, student: str) -> None:
    world.sandbox.answer = Run(())
    world.submit(student)

    world.grade()

    assert shown(world, student).status is Status.FAILED


def test_a_sandbox_that_never_started_is_our_failure_and_costs_no_points(world: World, student: str) -> None:
    world.sandbox.refuses_to_start()
    world.submit(student)

    for _ in range(3):
        world.grade()

    assert (shown(world, student).status, shown(world, student).points) == (Status.ERROR, 0)
    assert world.submissions.in_grading(student) is None


def test_a_sandbox_that_starts_at_the_second_try_gives_a_verdict(world: World, student: str) -> None:
    world.sandbox.refuses_to_start()
    world.submit(student)
    world.grade()
    world.sandbox.answer = passing_run()

    world.grade()

    assert shown(world, student).status is Status.PASSED


def test_a_text_that_loses_its_sandbox_is_tried_once_more_then_it_failed(world: World, student: str) -> None:
    world.sandbox.is_lost()
    world.submit(student)
    world.grade()
    assert shown(world, student).status is Status.QUEUED

    world.grade()

    run = shown(world, student).run
    assert shown(world, student).status is Status.FAILED
    assert run is not None
    assert [test.outcome for test in run.tests] == ["crashed"]


def test_tests_that_do_not_load_are_our_error(world: World, student: str) -> None:
    world.sandbox.answer = Run((), refused="tests.py: SyntaxError")
    world.submit(student)

    world.grade()

    assert shown(world, student).status is Status.ERROR


def test_a_doubled_message_is_graded_once(world: World, student: str) -> None:
    world.submit(student)
    message = world.queue.messages[0]

    world.grade(message)
    world.grade(message)

    assert len(world.sandbox.jobs) == 1


def test_a_verdict_of_another_sandbox_is_not_reused(world: World, student: str) -> None:
    world.sandbox.answer = passing_run(version="another")
    world.submit(student)
    world.grade()

    world.submit(world.student())

    assert len(world.queue.messages) == 1


def test_a_poisoned_record_does_not_take_its_neighbours_along(world: World, student: str) -> None:
    world.submit(student)
    good = world.queue.messages[0]
    world.gradings.claim = _poisoned(world.gradings.claim)  # type: ignore[method-assign]  # a bug nobody foresaw

    assert world.grade("poison", good) == ["poison"]
    assert shown(world, student).status is Status.PASSED


def test_followers_hear_of_the_start_and_of_the_verdict(world: World, student: str) -> None:
    world.submit(student)
    world.notifier.told.clear()

    world.grade()

    assert len(world.notifier.told) == 2


def test_the_sandbox_is_told_nothing_of_the_student(world: World, student: str) -> None:
    world.submit(student)

    world.grade()

    assert set(world.sandbox.jobs[0]) == {"code", "tests", "module", "isolation", "limits"}


def _poisoned(claim):  # type: ignore[no-untyped-def]  # wraps whatever it is given
    def poisoned(grading_id: str):  # type: ignore[no-untyped-def]
        if grading_id == "poison":
            raise RuntimeError
        return claim(grading_id)

    return poisoned
