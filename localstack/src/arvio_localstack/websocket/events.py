"""The events of a WebSocket API, in the shape AWS gives them to a Lambda function."""

import base64
import time
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from arvio_localstack.websocket.connections import Connection, new_connection_id

type Event = dict[str, Any]


def connect_event(connection: Connection, region: str) -> Event:
    event = {**_handshake(connection), "requestContext": _context(connection, region, "$connect", "CONNECT")}
    if connection.query:
        event["queryStringParameters"] = _last(connection.query)
        event["multiValueQueryStringParameters"] = dict(connection.query)
    return event


def message_event(connection: Connection, region: str, route_key: str, message: str | bytes) -> Event:
    binary = isinstance(message, bytes)
    return {
        "requestContext": {**_context(connection, region, route_key, "MESSAGE"), "messageId": new_connection_id()},
        "body": base64.b64encode(message).decode() if isinstance(message, bytes) else message,
        "isBase64Encoded": binary,
    }


def disconnect_event(connection: Connection, region: str, code: int, reason: str) -> Event:
    context = _context(connection, region, "$disconnect", "DISCONNECT")
    return {
        **_handshake(connection),
        "requestContext": {**context, "disconnectStatusCode": code, "disconnectReason": reason},
    }


def _handshake(connection: Connection) -> Event:
    return {
        "headers": _last(connection.headers),
        "multiValueHeaders": dict(connection.headers),
        "isBase64Encoded": False,
    }


def _context(connection: Connection, region: str, route_key: str, event_type: str) -> dict[str, Any]:
    request_id = str(uuid.uuid4())
    return {
        "routeKey": route_key,
        "eventType": event_type,
        "extendedRequestId": request_id,
        "requestTime": datetime.now(UTC).strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "requestTimeEpoch": int(time.time() * 1000),
        "messageDirection": "IN",
        "stage": connection.stage,
        "connectedAt": int(connection.connected_at * 1000),
        "identity": {"userAgent": connection.user_agent, "sourceIp": connection.source_ip},
        "requestId": request_id,
        "domainName": f"{connection.api_id}.execute-api.{region}.amazonaws.com",
        "connectionId": connection.connection_id,
        "apiId": connection.api_id,
    }


def _last(values: Mapping[str, list[str]]) -> dict[str, str]:
    return {name: several[-1] for name, several in values.items()}
