"""The other functions' edges."""

import json
from typing import Any

import pytest
from arvio import bootstrap
from arvio.entry.batches import grading_ids, partial_failures
from arvio.entry.websocket import message_of, since_of, ticket_of

from functions.admin import app as admin
from functions.relay import app as relay
from tests.fix_course import course_payload
from tests.fix_services import FakeHealth, World


def sqs_event(*bodies: str) -> dict[str, Any]:
    return {"Records": [{"messageId": f"m{number}", "body": body} for number, body in enumerate(bodies)]}


def test_only_failed_messages_are_delivered_again() -> None:
    messages = grading_ids(sqs_event('{"grading_id": "g0"}', '{"grading_id": "g1"}'))

    assert partial_failures(messages, ["g1"]) == {"batchItemFailures": [{"itemIdentifier": "m1"}]}


@pytest.mark.parametrize("body", ["", "[]", "{}", "nonsense"])
def test_an_unreadable_message_is_dropped(body: str) -> None:
    assert grading_ids(sqs_event(body)) == {}


def test_a_message_of_another_shape_is_an_empty_one() -> None:
    assert message_of({"body": "[1]"}) == message_of({"body": "{"}) == message_of({}) == {}
    assert since_of({"since": {"s": 2, "t": "x"}}) == {"s": 2}
    assert ticket_of({"queryStringParameters": None}) == ""


@pytest.fixture
def relay_services(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(bootstrap, "relay", lambda: bootstrap.Relay(world.api().store, world.connections))
    return world


def socket_event(kind: str, body: object = None, ticket: str = "") -> dict[str, Any]:
    return {
        "requestContext": {"connectionId": "c1", "eventType": kind},
        "queryStringParameters": {"ticket": ticket},
        "body": json.dumps(body),
    }


def test_a_socket_without_a_ticket_is_refused(relay_services: World) -> None:
    assert relay.handle(socket_event("CONNECT"), None) == {"statusCode": 401}


def test_a_subscription_is_answered_with_a_snapshot(relay_services: World) -> None:
    student = relay_services.student()
    submission_id = relay_services.submit(student)
    relay_services.sockets.add_connection("c1", student, 60)

    relay.handle(socket_event("MESSAGE", {"action": "subscribe", "since": {}}), None)

    connection_id, message = relay_services.connections.posted[0]
    assert connection_id == "c1"
    assert message["submissions"][0]["submission"] == submission_id  # type: ignore[index]  # JSON


def test_a_ping_is_answered(relay_services: World) -> None:
    relay.handle(socket_event("MESSAGE", {"action": "ping"}), None)

    assert relay_services.connections.posted == [("c1", {"type": "pong"})]


def test_a_closed_socket_is_forgotten(relay_services: World) -> None:
    relay_services.sockets.add_connection("c1", relay_services.student(), 60)

    relay.handle(socket_event("DISCONNECT"), None)

    assert relay_services.sockets.user_of("c1") is None


@pytest.fixture
def admin_services(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(bootstrap, "admin", world.admin)
    return world


def test_a_publish_tells_what_changed(admin_services: World) -> None:
    answer = admin.handle({"action": "publish", "course": course_payload()}, None)

    assert (answer["publication"], answer["unchanged"]) == (2, ["add"])


def test_a_course_too_large_for_a_payload_is_read_from_the_artifact_bucket(admin_services: World) -> None:
    admin_services.artifacts.values["courses/1.json"] = course_payload(title="Python 2")

    answer = admin.handle({"action": "publish", "course_key": "courses/1.json", "who": "ada"}, None)

    assert answer["publication"] == 2
    assert admin_services.courses.title() == "Python 2"


def test_an_upload_that_is_gone_is_told(admin_services: World) -> None:
    answer = admin.handle({"action": "publish", "course_key": "courses/gone.json"}, None)

    assert answer["error"]["code"] == "artifact_missing"


def test_a_publish_writes_who_did_it_and_a_dry_run_writes_nothing(admin_services: World) -> None:
    admin.handle({"action": "publish", "course": course_payload(title="Python 2"), "dry_run": True, "who": "ada"}, None)
    assert admin.handle({"action": "audit"}, None) == {"lines": [], "next": None}

    admin.handle({"action": "publish", "course": course_payload(title="Python 2"), "who": "ada"}, None)

    (line,) = admin.handle({"action": "audit"}, None)["lines"]
    assert (line["who"], line["action"], line["subject"]) == ("ada", "publish", "publication 2")
    assert (line["before"]["title"], line["after"]["title"]) == ("Python 1", "Python 2")


def test_a_broken_course_is_answered_with_its_problem(admin_services: World) -> None:
    answer = admin.handle({"action": "publish", "course": {"title": ""}}, None)

    assert answer["error"]["code"] == "bad_course"


def test_an_unknown_action_is_named_as_such(admin_services: World) -> None:
    assert admin.handle({"action": "dance"}, None)["error"]["code"] == "unknown_action"


def test_health_is_reported(admin_services: World) -> None:
    assert admin.handle({"action": "health"}, None) == FakeHealth().report() | {"title": "Python 1"}


def test_an_earlier_publication_is_put_back_and_written_down(admin_services: World) -> None:
    admin.handle({"action": "publish", "course": course_payload(title="Python 2")}, None)

    answer = admin.handle({"action": "restore_publication", "number": 1, "who": "ada"}, None)

    assert answer == {"publication": 3, "title": "Python 1"}
    line = admin.handle({"action": "audit"}, None)["lines"][0]
    assert (line["who"], line["action"], line["subject"]) == ("ada", "publish restore", "publication 3")
    assert (line["before"], line["after"]["restored"]) == ({"title": "Python 2"}, "publication 1")


def test_whoever_is_let_in_without_a_join_code_is_written_down(admin_services: World) -> None:
    answer = admin.handle({"action": "admit", "purpose": "check of a deploy", "who": "ada"}, None)

    line = admin.handle({"action": "audit"}, None)["lines"][0]
    assert (line["action"], line["subject"]) == ("students admit", answer["student"])
    assert line["after"] == {"purpose": "check of a deploy"}
    assert answer["recovery_code"] not in str(line)


def test_a_deploy_is_written_down_with_what_runs_now_and_why(admin_services: World) -> None:
    told = {"action": "deployed", "stack": "arvio", "before": "one", "after": "one", "failure": "broken"}
    admin.handle(told, None)
    admin.handle({**told, "after": "two", "failure": ""}, None)

    newest, failed = admin.handle({"action": "audit"}, None)["lines"]
    assert (newest["before"], newest["after"]) == ({"release": "one"}, {"release": "two"})
    assert failed["after"] == {"release": "one", "failure": "broken"}
