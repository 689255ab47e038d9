"""The policy of an assignment, where students meet it: at submit, and on the page beforehand."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from arvio.domain.student import Standing
from arvio.domain.submission import Status
from arvio.errors import AssignmentClosed, AttemptsUsedUp, CoolingDown
from arvio.services import browse
from arvio.services.read_submission import read_submission

from tests.fakes import failing_run
from tests.fix_course import assignment_payload, course_of
from tests.fix_services import World

WRONG = "def add(a, b): return 42"


def limit(world: World, **policy: object) -> str:
    """A student of a course with this policy; times are in hours from now."""
    now = datetime.now(UTC)
    for name in ("due", "closes"):
        if name in policy:
            policy[name] = (now + timedelta(hours=float(str(policy[name])))).isoformat()
    world.courses.publish(course_of(assignment_payload(policy=policy)), is_dry_run=False)
    return world.student()


def standing(world: World, user_id: str) -> Standing:
    found = world.users.standing(user_id)
    assert found is not None
    return found


def page(world: World, user_id: str) -> dict[str, Any]:
    stores = {"courses": world.courses, "users": world.users, "submissions": world.submissions}
    return browse.assignment("add", standing(world, user_id), **stores, cache=world.cache)


def overview(world: World, user_id: str) -> list[dict[str, Any]]:
    stores = {"courses": world.courses, "users": world.users, "cache": world.cache}
    return browse.assignments(standing(world, user_id), **stores)


def test_a_late_submission_keeps_its_share_of_the_points(world: World) -> None:
    ada = limit(world, due=-1, late_percent_per_day=25)
    submission_id = world.submit(ada)
    world.grade()

    body = read_submission(ada, submission_id, submissions=world.submissions, courses=world.courses)

    assert (body["status"], body["points"], body["late_penalty_percent"]) == ("passed", 7.5, 25)
    assert body["earned_points"] == 10


def test_of_nothing_lateness_takes_nothing(world: World) -> None:
    ada = limit(world, due=-1, late_percent_per_day=25)
    submission_id = world.submit(ada)
    world.sandbox.answer = failing_run()
    world.grade()

    body = read_submission(ada, submission_id, submissions=world.submissions, courses=world.courses)

    assert (body["status"], body["points"]) == ("failed", 0)
    assert not {"late_penalty_percent", "earned_points"} & set(body)


def test_in_time_there_is_nothing_to_say_of_lateness(world: World) -> None:
    ada = limit(world, due=1, late_percent_per_day=25)
    submission_id = world.submit(ada)
    world.grade()

    body = read_submission(ada, submission_id, submissions=world.submissions, courses=world.courses)

    assert not {"late_penalty_percent", "earned_points"} & set(body)


def test_a_known_verdict_is_late_too(world: World) -> None:
    early = limit(world, due=1, late_percent_per_day=25)
    world.submit(early)
    world.grade()
    world.later = timedelta(hours=2)
    late = world.student()

    shown = world.submissions.get(late, world.submit(late))

    assert (shown.reused, shown.points, shown.factor) == (True, Decimal("7.50"), Decimal("0.75"))


def test_students_who_share_a_run_keep_shares_of_their_own(world: World) -> None:
    early = limit(world, due=1, late_percent_per_day=25)
    first = world.submit(early)
    world.later = timedelta(hours=2)
    late = world.student()
    second = world.submit(late)

    world.grade()

    assert world.submissions.get(early, first).points == 10
    assert world.submissions.get(late, second).points == Decimal("7.50")


def test_after_the_close_nothing_is_written(world: World) -> None:
    ada = limit(world, closes=-1)

    with pytest.raises(AssignmentClosed):
        world.submit(ada)

    assert not world.memory.submissions


def test_an_extension_opens_it_for_one_student_alone(world: World) -> None:
    ada = limit(world, due=-2, closes=-1, late_percent_per_day=25)
    world.extensions.put(ada, "add", datetime.now(UTC) + timedelta(hours=1))

    world.submit(ada)

    with pytest.raises(AssignmentClosed):
        world.submit(world.student())
    assert page(world, ada)["deadline"]["is_extended"]


def test_the_overview_has_each_students_own_deadline_also_after_it_was_read(world: World) -> None:
    ada, other = limit(world, due=-2, closes=-1), world.student()
    (before,) = overview(world, ada)
    world.extensions.put(ada, "add", datetime.now(UTC) + timedelta(hours=1))

    (after,), (of_other,) = overview(world, ada), overview(world, other)

    assert before["deadline"] == of_other["deadline"]
    assert after["deadline"]["is_extended"]
    assert after["deadline"]["due"] == after["deadline"]["closes"] > before["deadline"]["closes"]
    assert after["deadline"] == page(world, ada)["deadline"]


def test_attempts_end(world: World) -> None:
    ada = limit(world, maximum_attempts=1)
    world.submit(ada)
    world.grade()

    with pytest.raises(AttemptsUsedUp):
        world.submit(ada, WRONG)


def test_an_error_of_ours_costs_no_attempt(world: World) -> None:
    ada = limit(world, maximum_attempts=1)
    submission_id = world.submit(ada)
    world.memory.make_old()
    world.gradings.give_up_exhausted()

    assert world.submissions.get(ada, submission_id).status is Status.ERROR
    assert page(world, ada)["attempts"]["used"] == 0
    assert world.submit(ada, WRONG)


def test_a_pause_between_attempts_is_kept_by_the_server(world: World) -> None:
    ada = limit(world, cool_down_seconds=600)
    world.submit(ada)
    world.grade()

    with pytest.raises(CoolingDown):
        world.submit(ada, WRONG)
    world.later = timedelta(seconds=601)
    world.submit(ada, WRONG)


def test_the_page_says_beforehand_what_the_policy_is(world: World) -> None:
    ada = limit(world, due=1, closes=5, late_percent_per_day=20, maximum_attempts=3, cool_down_seconds=60)

    body = page(world, ada)

    assert body["deadline"]["late_percent_per_day"] == 20
    assert not body["deadline"]["is_extended"]
    assert body["attempts"] == {"used": 0, "maximum": 3, "cool_down_seconds": 60, "next_at": None}
    assert "policy" not in body


def test_an_assignment_without_a_policy_says_so(world: World) -> None:
    body = page(world, world.student())

    assert (body["deadline"], body["attempts"]) == (None, None)
