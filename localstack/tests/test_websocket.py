import asyncio
import json
import socket
import time
from types import SimpleNamespace

import pytest
from moto.apigatewayv2.models import apigatewayv2_backends
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from arvio_localstack.websocket.apis import selected_key
from arvio_localstack.websocket.invoker import InvocationFailed
from arvio_localstack.websocket.server import WebSocketServer, overdue

FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:relay"
URI = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"


class FakeLambda:
    """Records events; answers by route what the test wants."""

    def __init__(self):
        self.events, self.answers = [], {}

    async def invoke(self, function_arn, event):
        assert function_arn == FUNCTION
        self.events.append(event)
        answer = self.answers.get(event["requestContext"]["routeKey"], {"statusCode": 200, "body": "answer"})
        if isinstance(answer, float):
            await asyncio.sleep(answer)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def of_type(self, event_type):
        return [event for event in self.events if event["requestContext"]["eventType"] == event_type]


@pytest.fixture
def api():
    def route(key):
        return SimpleNamespace(route_key=key, target="integrations/i1", route_responses={})

    api = SimpleNamespace(
        routes={key: route(key) for key in ("$connect", "$disconnect", "$default", "subscribe")},
        integrations={"i1": SimpleNamespace(integration_uri=URI)},
        stages={"v1": object()},
        route_selection_expression="$request.body.action",
    )
    apis = apigatewayv2_backends["000000000000"]["us-east-1"].apis
    apis["api1"] = api
    yield api
    apis.pop("api1", None)


@pytest.fixture
def lambdas():
    return FakeLambda()


@pytest.fixture
def server(api, lambdas):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = WebSocketServer(port, lambdas)
    server.start()
    server.address = f"ws://127.0.0.1:{port}/api1/v1"
    yield server
    server.stop()


async def eventually(check):
    end = time.monotonic() + 5
    while not check():
        assert time.monotonic() < end, "did not happen in time"
        await asyncio.sleep(0.01)


def test_connect_is_told_with_query_and_headers_and_a_browsers_origin_is_welcome(server, lambdas):
    async def scenario():
        async with connect(f"{server.address}?ticket=a&ticket=b", origin="http://127.0.0.1:5173"):
            pass

    asyncio.run(scenario())
    event = lambdas.of_type("CONNECT")[0]

    assert event["queryStringParameters"] == {"ticket": "b"}
    assert event["multiValueQueryStringParameters"] == {"ticket": ["a", "b"]}
    assert event["headers"]["origin"] == "http://127.0.0.1:5173"
    assert (event["requestContext"]["apiId"], event["requestContext"]["stage"]) == ("api1", "v1")


@pytest.mark.parametrize(("answer", "status"), [({"statusCode": 401}, 401), (InvocationFailed(), 502), (None, 502)])
def test_a_connect_that_is_not_welcomed_is_rejected_before_the_handshake(server, lambdas, answer, status):
    lambdas.answers["$connect"] = answer

    with pytest.raises(InvalidStatus) as rejection:
        asyncio.run(open_and_close(server.address))

    assert rejection.value.response.status_code == status
    assert server.connections.all() == []


@pytest.mark.parametrize("path", ["/api1/other", "/other/v1", "/"])
def test_an_unknown_api_or_stage_is_forbidden(server, path):
    with pytest.raises(InvalidStatus) as rejection:
        asyncio.run(open_and_close(server.address.removesuffix("/api1/v1") + path))

    assert rejection.value.response.status_code == 403


async def open_and_close(address):
    async with connect(address):
        pass


def test_a_message_goes_to_the_route_it_names_and_others_to_default(server, lambdas):
    async def scenario():
        async with connect(server.address) as client:
            for message in ('{"action": "subscribe"}', '{"action": "unknown"}', "not json", b"\x00\x01"):
                await client.send(message)
            await eventually(lambda: len(lambdas.of_type("MESSAGE")) == 4)

    asyncio.run(scenario())
    messages = lambdas.of_type("MESSAGE")

    assert [event["requestContext"]["routeKey"] for event in messages] == [
        "subscribe",
        "$default",
        "$default",
        "$default",
    ]
    assert [event["isBase64Encoded"] for event in messages] == [False, False, False, True]


def test_messages_of_one_connection_are_handled_one_after_the_other_and_disconnect_last(server, lambdas):
    lambdas.answers["subscribe"] = 0.05

    async def scenario():
        async with connect(server.address) as client:
            await client.send('{"action": "subscribe", "n": 1}')
            await client.send('{"action": "other", "n": 2}')
        await eventually(lambda: lambdas.of_type("DISCONNECT"))

    asyncio.run(scenario())

    assert [event["requestContext"]["eventType"] for event in lambdas.events] == [
        "CONNECT",
        "MESSAGE",
        "MESSAGE",
        "DISCONNECT",
    ]


def test_what_a_function_returns_is_sent_only_where_the_route_has_a_response(server, api):
    api.routes["subscribe"].route_responses = {"r1": object()}

    async def scenario():
        async with connect(server.address) as client:
            await client.send('{"action": "other"}')
            await client.send('{"action": "subscribe"}')
            return await client.recv()

    assert asyncio.run(scenario()) == "answer"


def test_a_function_that_fails_is_told_to_the_client(server, lambdas):
    lambdas.answers["subscribe"] = InvocationFailed()

    async def scenario():
        async with connect(server.address) as client:
            await client.send('{"action": "subscribe"}')
            return json.loads(await client.recv())

    assert asyncio.run(scenario())["message"] == "Internal server error"


def test_a_message_without_any_route_is_forbidden(server, api):
    del api.routes["$default"]

    async def scenario():
        async with connect(server.address) as client:
            await client.send("hello")
            return json.loads(await client.recv())

    assert asyncio.run(scenario())["message"] == "Forbidden"


def test_a_post_reaches_the_client_and_fails_once_it_is_gone(server):
    async def scenario():
        async with connect(server.address) as client:
            connection = server.connections.all()[0]
            posted = await asyncio.to_thread(server.post, connection, "hello")
            received = await client.recv()
        await eventually(lambda: not server.connections.all())
        return posted, received, await asyncio.to_thread(server.post, connection, "late")

    assert asyncio.run(scenario()) == (True, "hello", False)


def test_a_connection_that_is_deleted_ends_for_the_client_and_its_function(server, lambdas):
    async def scenario():
        async with connect(server.address) as client:
            server.close(server.connections.all()[0])
            with pytest.raises(ConnectionClosed) as closed:
                await client.recv()
        await eventually(lambda: lambdas.of_type("DISCONNECT"))
        return closed.value.rcvd.code

    assert asyncio.run(scenario()) == 1000
    assert lambdas.of_type("DISCONNECT")[0]["requestContext"]["disconnectStatusCode"] == 1000


def test_a_stopping_server_sends_its_clients_away_and_tells_no_function(server, lambdas):
    async def scenario():
        async with connect(server.address) as client:
            server.stop()
            with pytest.raises(ConnectionClosed) as closed:
                await client.recv()
        return closed.value.rcvd.code

    assert asyncio.run(scenario()) == 1001
    assert lambdas.of_type("DISCONNECT") == []


def test_a_message_of_more_than_128_kib_closes_the_connection(server):
    async def scenario():
        async with connect(server.address) as client:
            await client.send("x" * (128 * 1024 + 1))
            with pytest.raises(ConnectionClosed) as closed:
                await client.recv()
        return closed.value.rcvd.code

    assert asyncio.run(scenario()) == 1009


def test_idle_and_old_connections_are_overdue():
    def connection(idle, age):
        return SimpleNamespace(last_active_at=10_000 - idle, connected_at=10_000 - age)

    young, idle, old = connection(1, 1), connection(601, 700), connection(1, 7201)

    assert overdue([young, idle, old], 10_000) == [idle, old]


@pytest.mark.parametrize(
    ("expression", "message", "key"),
    [
        ("$request.body.action", '{"action": "a"}', "a"),
        ("${request.body.action}", '{"action": "a"}', "a"),
        ("$request.body.a.b", '{"a": {"b": "c"}}', "c"),
        ("$request.body.action", '{"action": 1}', None),
        ("$request.body.action", "[]", None),
        ("$request.body.action", b"\xff", None),
    ],
)
def test_the_route_is_selected_from_the_message(expression, message, key):
    assert selected_key(expression, message) == key
