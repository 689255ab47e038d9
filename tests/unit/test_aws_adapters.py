"""The AWS adapters against moto, and botocore's stubber where moto never refuses."""

import base64
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from arvio.adapters import aws, connections, relay_lambda, sandbox_lambda
from arvio.adapters.artifacts import S3Artifacts
from arvio.adapters.connections import ApiGatewayConnections
from arvio.adapters.dead_letters import SqsDeadLetters
from arvio.adapters.relay_lambda import LambdaNotifier
from arvio.adapters.sandbox_lambda import LambdaSandbox
from arvio.adapters.sqs import SqsQueue
from arvio.errors import ArtifactMissing, ConnectionGone, SandboxLost, SandboxNotStarted
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError
from moto import mock_aws


@pytest.fixture(autouse=True)
def _own_clients(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-north-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    aws.client.cache_clear()
    yield
    aws.client.cache_clear()


@pytest.fixture
def queue_url() -> Iterator[str]:
    with mock_aws():
        yield aws.client("sqs").create_queue(QueueName="submissions")["QueueUrl"]


def test_a_message_carries_an_id_and_nothing_else(queue_url: str) -> None:
    assert SqsQueue(queue_url).send(["g1"]) == ["g1"]

    messages = aws.client("sqs").receive_message(QueueUrl=queue_url)["Messages"]
    assert json.loads(messages[0]["Body"]) == {"grading_id": "g1"}


def test_many_messages_are_sent_in_batches(queue_url: str) -> None:
    ids = [f"g{number}" for number in range(23)]

    assert SqsQueue(queue_url).send(ids) == ids
    counted = aws.client("sqs").get_queue_attributes(QueueUrl=queue_url, AttributeNames=["ApproximateNumberOfMessages"])
    assert counted["Attributes"]["ApproximateNumberOfMessages"] == "23"


def test_a_queue_that_refuses_loses_nothing_and_raises_nothing() -> None:
    with mock_aws():
        assert SqsQueue("https://sqs.eu-north-1.amazonaws.com/123456789012/nothing").send(["g1"]) == []


def test_dead_letters_are_counted_and_taken_once(queue_url: str) -> None:
    letters = SqsDeadLetters(queue_url)
    SqsQueue(queue_url).send(["g1", "g2"])
    aws.client("sqs").send_message(QueueUrl=queue_url, MessageBody="unreadable")

    assert letters.count() == 3
    assert sorted(letters.take()) == ["g1", "g2"]
    assert (letters.count(), letters.take()) == (0, [])


def test_an_artifact_is_read_by_its_key() -> None:
    with mock_aws():
        s3 = aws.client("s3")
        s3.create_bucket(Bucket="made", CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
        s3.put_object(Bucket="made", Key="courses/1.json", Body=b'{"title": "Python"}')

        assert S3Artifacts("made").read("courses/1.json") == {"title": "Python"}
        with pytest.raises(ArtifactMissing):
            S3Artifacts("made").read("courses/gone.json")


class FakeLambda:
    """An invocation with a prepared answer."""

    def __init__(self, answer: dict[str, Any] | Exception) -> None:
        self.answer, self.calls = answer, list[dict[str, Any]]()

    def invoke(self, **call: Any) -> dict[str, Any]:
        self.calls.append(call)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


type Answering = Callable[[dict[str, Any] | Exception], FakeLambda]


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Answering:
    def install(answer: dict[str, Any] | Exception) -> FakeLambda:
        fake = FakeLambda(answer)
        for module in (sandbox_lambda, relay_lambda):
            monkeypatch.setattr(module, "client", lambda *_: fake)
        return fake

    return install


def log_tail(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_a_run_comes_back_from_the_sandbox(answering: Answering) -> None:
    body = {"tests": [{"name": "a", "outcome": "passed"}], "level": "L2"}
    fake = answering({"Payload": io.BytesIO(json.dumps(body).encode())})

    run = LambdaSandbox("sandbox", 15).run({"code": "x"})

    assert run.has_passed
    assert json.loads(fake.calls[0]["Payload"]) == {"code": "x"}


@pytest.mark.parametrize(
    ("tail", "error"),
    [
        ("START\nstudent-code-started\nREPORT", SandboxLost),
        ("START\nREPORT", SandboxNotStarted),
        ("", SandboxNotStarted),
    ],
)
def test_the_log_tail_tells_whether_the_students_code_had_started(
    answering: Answering, tail: str, error: type[Exception]
) -> None:
    answering({"FunctionError": "Unhandled", "LogResult": log_tail(tail), "Payload": io.BytesIO(b"{}")})

    with pytest.raises(error):
        LambdaSandbox("sandbox", 15).run({})


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (ReadTimeoutError(endpoint_url="x"), SandboxLost),
        (EndpointConnectionError(endpoint_url="x"), SandboxNotStarted),
        (ClientError({"Error": {"Code": "TooManyRequestsException"}}, "Invoke"), SandboxNotStarted),
    ],
)
def test_an_invocation_that_fails_is_no_verdict(
    answering: Answering, failure: Exception, error: type[Exception]
) -> None:
    answering(failure)

    with pytest.raises(error):
        LambdaSandbox("sandbox", 15).run({})


def test_an_answer_that_is_no_json_is_no_verdict(answering: Answering) -> None:
    answering({"Payload": io.BytesIO(b"<html>")})

    with pytest.raises(SandboxNotStarted):
        LambdaSandbox("sandbox", 15).run({})


def test_the_relay_is_told_without_waiting(answering: Answering) -> None:
    fake = answering({})

    LambdaNotifier("relay").tell(["g1", "g2"])

    assert fake.calls[0]["InvocationType"] == "Event"
    assert json.loads(fake.calls[0]["Payload"]) == {"grading_ids": ["g1", "g2"]}


def test_a_relay_that_cannot_be_told_is_only_a_lost_hint(answering: Answering) -> None:
    answering(EndpointConnectionError(endpoint_url="x"))

    LambdaNotifier("relay").tell(["g1"])


def test_nothing_to_tell_invokes_nothing(answering: Answering) -> None:
    fake = answering({})

    LambdaNotifier("relay").tell([])

    assert fake.calls == []


def test_a_message_is_posted_to_its_connection() -> None:
    with mock_aws():
        ApiGatewayConnections().post("c1", {"type": "pong"})


def test_a_closed_connection_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        def post_to_connection(self, **_: Any) -> None:
            raise ClientError({"Error": {"Code": "GoneException"}}, "PostToConnection")

    monkeypatch.setattr(connections, "client", lambda *_: Closed())

    with pytest.raises(ConnectionGone):
        ApiGatewayConnections().post("c1", {})
