"""Pushes status to open pages: WebSocket events from API Gateway, and notices from the API and the graders."""

from typing import Any

from arvio import bootstrap
from arvio.entry.websocket import message_of, since_of, ticket_of
from arvio.services import follow


def handle(event: dict[str, Any], context: object) -> dict[str, Any]:  # noqa: ARG001  # the runtime passes a context
    if "grading_ids" in event:
        return _push(event["grading_ids"])
    connection_id = event["requestContext"]["connectionId"]
    match event["requestContext"]["eventType"]:
        case "CONNECT":
            is_open = follow.connect(connection_id, ticket_of(event), sockets=bootstrap.relay().store.sockets)
            return {"statusCode": 200 if is_open else 401}
        case "DISCONNECT":
            bootstrap.relay().store.sockets.remove([connection_id])
        case _:
            _answer(connection_id, message_of(event))
    return {"statusCode": 200}


def _push(grading_ids: list[str]) -> dict[str, Any]:
    services = bootstrap.relay()
    store = services.store
    told = follow.push(
        grading_ids, submissions=store.submissions, sockets=store.sockets, connections=services.connections
    )
    return {"told": told}


def _answer(connection_id: str, message: dict[str, Any]) -> None:
    services = bootstrap.relay()
    if message.get("action") == "subscribe":
        store = services.store
        services.connections.post(
            connection_id,
            follow.snapshot(connection_id, since_of(message), sockets=store.sockets, submissions=store.submissions),
        )
    elif message.get("action") == "ping":
        services.connections.post(connection_id, {"type": "pong"})
