from arvio.services.follow import connect, issue_ticket, push, snapshot

from tests.fix_services import World


def test_a_ticket_opens_one_socket_for_its_student(world: World) -> None:
    student = world.student()
    ticket = issue_ticket(student, sockets=world.sockets)

    assert connect("c1", ticket, sockets=world.sockets)
    assert not connect("c2", ticket, sockets=world.sockets)
    assert world.sockets.user_of("c1") == student


def test_a_snapshot_leaves_out_what_the_page_knows(world: World) -> None:
    student = world.student()
    submission_id = world.submit(student)
    world.sockets.add_connection("c1", student, 60)

    fresh = snapshot("c1", {}, sockets=world.sockets, submissions=world.submissions)
    known = snapshot("c1", {submission_id: 1}, sockets=world.sockets, submissions=world.submissions)

    assert fresh["submissions"] == [
        {"submission": submission_id, "version": 1, "status": "queued", "queue_position": 1}
    ]
    assert known["submissions"] == []


def test_a_stranger_cannot_follow_anothers_submission(world: World) -> None:
    submission_id = world.submit(world.student())
    world.sockets.add_connection("c1", world.student(), 60)

    assert snapshot("c1", {submission_id: 0}, sockets=world.sockets, submissions=world.submissions)["submissions"] == []


def test_a_push_reaches_every_open_page_and_forgets_closed_ones(world: World) -> None:
    student = world.student()
    submission_id = world.submit(student)
    for connection_id in ("open", "closed"):
        world.sockets.add_connection(connection_id, student, 60)
    world.connections.closed.add("closed")

    told = push(
        world.queue.messages, submissions=world.submissions, sockets=world.sockets, connections=world.connections
    )

    assert told == 1
    assert world.connections.posted == [
        ("open", {"type": "status", "submission": submission_id, "version": 1, "status": "queued"})
    ]
    assert world.sockets.user_of("closed") is None
