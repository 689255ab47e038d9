"""`@connections` on LocalStack's gateway port: what boto3's apigatewaymanagementapi client calls."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from localstack.http import Response
from localstack.services.edge import ROUTER

from arvio_localstack.websocket.connections import Connection
from arvio_localstack.websocket.server import LONGEST_MESSAGE, WebSocketServer


def add_routes(server: WebSocketServer) -> None:
    """The second address serves clients that know nothing but AWS_ENDPOINT_URL."""
    endpoint = _endpoint(server)
    for prefix in ("/_aws/ws/<api_id>/<stage>", ""):
        ROUTER.add(f"{prefix}/@connections/<connection_id>", endpoint, methods=["GET", "POST", "DELETE"])


def _endpoint(server: WebSocketServer) -> Callable[..., Response]:
    operations = {"GET": _get, "POST": _post, "DELETE": _delete}

    def handle(request: Any, connection_id: str, **_: str) -> Response:
        connection = server.connections.find(unquote(connection_id))  # the router matches raw paths
        if connection is None:
            return _gone()
        return operations[request.method](server, connection, request)

    return handle


def _post(server: WebSocketServer, connection: Connection, request: Any) -> Response:
    body: bytes = request.get_data()
    if len(body) > LONGEST_MESSAGE:
        return _error(413, "PayloadTooLargeException", f"A message may have {LONGEST_MESSAGE} bytes.")
    return Response(status=200) if server.post(connection, _text(body)) else _gone()


def _get(_: WebSocketServer, connection: Connection, __: Any) -> Response:
    body = {
        "connectedAt": _iso(connection.connected_at),
        "lastActiveAt": _iso(connection.last_active_at),
        "identity": {"sourceIp": connection.source_ip, "userAgent": connection.user_agent},
    }
    return Response(json.dumps(body), status=200, mimetype="application/json")


def _delete(server: WebSocketServer, connection: Connection, _: Any) -> Response:
    server.close(connection)
    return Response(status=204)


def _text(body: bytes) -> str | bytes:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _gone() -> Response:
    return _error(410, "GoneException", "The connection is gone.")


def _error(status: int, code: str, message: str) -> Response:
    body = json.dumps({"message": message})
    return Response(body, status=status, mimetype="application/json", headers={"x-amzn-ErrorType": code})
