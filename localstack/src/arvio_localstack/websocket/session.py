"""The life of one socket: $connect, its messages in order, $disconnect."""

import contextlib
import http
import json
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit
from weakref import WeakKeyDictionary

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from arvio_localstack.websocket.apis import Api, Route, find_api
from arvio_localstack.websocket.connections import Connection, Connections, new_connection_id
from arvio_localstack.websocket.events import Event, connect_event, disconnect_event, message_event
from arvio_localstack.websocket.invoker import InvocationFailed


class Invoker(Protocol):
    async def invoke(self, function_arn: str, event: Event) -> Any: ...


class Sessions:
    def __init__(self, connections: Connections, invoker: Invoker) -> None:
        self._connections = connections
        self._invoker = invoker
        self.tells_disconnects = True
        # The library hands on nothing but the socket from the request to the session.
        self._of_socket: WeakKeyDictionary[ServerConnection, Connection] = WeakKeyDictionary()

    async def accept(self, socket: ServerConnection, request: Request) -> Response | None:
        """Before the handshake: a response instead of None rejects it, with the status that $connect returned."""
        connection = _connection(socket, request)
        api = find_api(connection.api_id)
        if api is None or not api.has_stage(connection.stage):
            return _rejection(socket, 403)
        status = await self._connect_status(api, connection)
        if status >= 300:
            return _rejection(socket, status)
        self._connections.add(connection)
        self._of_socket[socket] = connection
        return None

    async def serve(self, socket: ServerConnection) -> None:
        connection = self._of_socket[socket]
        try:
            async for message in socket:
                connection.touch()
                await self._on_message(connection, message)
        except ConnectionClosed:
            pass  # the iteration ends quietly after 1000 and 1001 and with this after every other code
        finally:
            self._connections.remove(connection)
            if self.tells_disconnects:
                await self._on_disconnect(connection)

    async def _connect_status(self, api: Api, connection: Connection) -> int:
        route = api.route("$connect")
        if route is None:
            return 200
        try:
            answer = await self._invoker.invoke(route.function_arn, connect_event(connection, api.region))
        except InvocationFailed:
            return 502
        return int(answer.get("statusCode", 200)) if isinstance(answer, dict) else 502

    async def _on_message(self, connection: Connection, message: str | bytes) -> None:
        api = find_api(connection.api_id)
        route = api.route_of(message) if api else None
        if api is None or route is None:
            await _tell(connection, "Forbidden")
            return
        event = message_event(connection, api.region, route.key, message)
        try:
            answer = await self._invoker.invoke(route.function_arn, event)
        except InvocationFailed:
            await _tell(connection, "Internal server error", event["requestContext"]["requestId"])
        else:
            await _answer(connection, route, answer)

    async def _on_disconnect(self, connection: Connection) -> None:
        api = find_api(connection.api_id)
        route = api.route("$disconnect") if api else None
        if api is None or route is None:
            return
        code, reason = connection.socket.close_code or 1006, connection.socket.close_reason or ""
        with contextlib.suppress(InvocationFailed):  # nobody is left to be told
            await self._invoker.invoke(route.function_arn, disconnect_event(connection, api.region, code, reason))


def _connection(socket: ServerConnection, request: Request) -> Connection:
    address = urlsplit(request.path)
    api_id, _, stage = address.path.strip("/").partition("/")
    headers = {name: request.headers.get_all(name) for name in request.headers}
    return Connection(
        connection_id=new_connection_id(),
        api_id=api_id,
        stage=stage,
        socket=socket,
        source_ip=str(socket.remote_address[0]),
        user_agent=request.headers.get("User-Agent", ""),
        headers=headers,
        query=parse_qs(address.query, keep_blank_values=True),
    )


def _rejection(socket: ServerConnection, status: int) -> Response:
    known = http.HTTPStatus(status) if status in set(http.HTTPStatus) else http.HTTPStatus.INTERNAL_SERVER_ERROR
    return socket.respond(known, json.dumps({"message": known.phrase}))


async def _answer(connection: Connection, route: Route, answer: Any) -> None:
    body = answer.get("body") if isinstance(answer, dict) else None
    if route.answers and body is not None:
        await _send(connection, body if isinstance(body, str) else json.dumps(body))


async def _tell(connection: Connection, message: str, request_id: str = "") -> None:
    body = {"message": message, "connectionId": connection.connection_id, "requestId": request_id}
    await _send(connection, json.dumps(body))


async def _send(connection: Connection, text: str) -> None:
    with contextlib.suppress(ConnectionClosed):  # the client left while its function was running
        await connection.socket.send(text)
