"""Push: the page hears of every change, and of nobody else's."""

from collections.abc import Callable

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from infra.instance import Instance
from tests.fix_cloud import RIGHT, slow
from tests.students import FINAL, Student, received, subscribed, unique

type Enrol = Callable[[], Student]


def test_a_page_hears_of_the_run_and_of_its_verdict(student: Student) -> None:
    with student.socket() as socket:
        assert subscribed(socket) == {"type": "snapshot", "submissions": []}
        submission_id = student.submit(unique(RIGHT)).json()["id"]

        events = [received(socket)]
        while events[-1]["status"] not in FINAL:
            events.append(received(socket))

    assert {event["submission"] for event in events} == {submission_id}
    assert events[-1]["status"] == "passed"
    assert [event["version"] for event in events] == sorted(event["version"] for event in events)


def test_two_students_who_share_a_run_are_both_told(enrol: Enrol) -> None:
    code, students = unique(slow(1)), [enrol(), enrol()]
    with students[0].socket() as first, students[1].socket() as second:
        sockets = [first, second]
        ids = []
        for student, socket in zip(students, sockets, strict=True):
            subscribed(socket)
            ids.append(student.submit(code).json()["id"])

        for submission_id, socket in zip(ids, sockets, strict=True):
            event = received(socket)
            while event["status"] not in FINAL:
                event = received(socket)
            assert (event["submission"], event["status"]) == (submission_id, "passed")


def test_a_fresh_page_learns_what_is_in_grading(student: Student) -> None:
    submission = student.submit(unique(slow(1))).json()

    with student.socket() as socket:
        snapshot = subscribed(socket)

    assert [row["submission"] for row in snapshot["submissions"]] == [submission["id"]]


def test_a_ticket_works_once(stack: Instance, student: Student) -> None:
    ticket = student.ask("POST", "/tickets").json()["ticket"]
    with connect(f"{stack.websocket_url}?ticket={ticket}"):
        pass

    with pytest.raises(InvalidStatus) as refused, connect(f"{stack.websocket_url}?ticket={ticket}"):
        pass

    assert refused.value.response.status_code == 401


def test_a_ping_is_answered(student: Student) -> None:
    with student.socket() as socket:
        socket.send('{"action": "ping"}')

        assert received(socket) == {"type": "pong"}
