from arvio.domain.submission import Status
from arvio.services.sweep import give_up, sweep

from tests.fix_services import World


def run_sweep(world: World) -> dict[str, int]:
    return sweep(gradings=world.gradings, queue=world.queue, notifier=world.notifier, sockets=world.sockets)


def test_a_message_that_never_reached_the_queue_is_sent(world: World) -> None:
    world.queue.is_away = True
    world.submit(world.student())
    world.queue.is_away = False
    world.memory.make_overdue()

    assert run_sweep(world) == {"given_up": 0, "resent": 1}
    assert len(world.queue.messages) == 1


def test_a_quiet_course_is_left_alone(world: World) -> None:
    assert run_sweep(world) == {"given_up": 0, "resent": 0}


def test_what_cannot_be_graded_becomes_visible_and_locks_nobody_out(world: World) -> None:
    student = world.student()
    submission_id = world.submit(student)
    world.memory.make_old()

    assert run_sweep(world)["given_up"] == 1
    assert world.submissions.get(student, submission_id).status is Status.ERROR
    world.submit(student)


def test_a_dead_letter_reaches_the_student(world: World) -> None:
    student = world.student()
    submission_id = world.submit(student)
    world.notifier.told.clear()

    given_up = give_up(world.queue.messages, gradings=world.gradings, notifier=world.notifier)

    assert world.submissions.get(student, submission_id).status is Status.ERROR
    assert world.notifier.told == given_up


def test_a_dead_letter_leaves_a_live_lease_alone(world: World) -> None:
    world.submit(world.student())
    world.gradings.claim(world.queue.messages[0])

    assert give_up(world.queue.messages, gradings=world.gradings, notifier=world.notifier) == []
