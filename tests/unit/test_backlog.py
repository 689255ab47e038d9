from arvio.domain.submission import Status
from arvio.services.backlog import give_up_waiting, read_backlog, redrive

from tests.fix_services import World


def told(world: World) -> list[tuple[str, str]]:
    return [(line.entry.who, line.entry.action) for line in world.audit.lines(None, 10)]


def mended(world: World) -> dict[str, int]:
    return redrive(
        who="ada", backlog=world.backlog, gradings=world.gradings, queue=world.queue, dead_letters=world.dead_letters,
        audit=world.audit,
    )  # fmt: skip


def test_the_queue_is_told_from_the_rows_and_the_dead_letters(world: World) -> None:
    world.submit(world.student())
    world.dead_letters.letters = ["g1"]

    report = read_backlog(backlog=world.backlog, dead_letters=world.dead_letters)

    assert (report["queued"], report["in_flight"], report["dead_letters"]) == (1, 0, 1)


def test_a_redrive_sends_what_waits_and_every_dead_letter_once(world: World) -> None:
    world.queue.is_away = True
    world.submit(world.student())
    world.queue.is_away = False
    (waiting,) = world.backlog.waiting(10)
    world.dead_letters.letters = [waiting]

    assert mended(world) == {"dead_letters": 1, "resent": 1}
    assert world.queue.messages == [waiting]
    assert told(world) == [("ada", "queue redrive")]


def test_giving_up_makes_visible_errors_and_frees_the_students(world: World) -> None:
    user_id = world.student()
    submission_id = world.submit(user_id)

    answer = give_up_waiting(
        who="ada", backlog=world.backlog, gradings=world.gradings, notifier=world.notifier, audit=world.audit
    )

    assert answer == {"given_up": 1}
    assert world.submissions.get(user_id, submission_id).status is Status.ERROR
    assert world.submissions.in_grading(user_id) is None
    assert told(world) == [("ada", "queue drain --give-up")]
