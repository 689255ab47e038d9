"""A student's WebSocket: opened with a ticket, answered, and told of a verdict by itself."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from infra.demo.student import TERMINAL, Student
from infra.failures import ArvioFailed
from infra.instance import Instance

ANSWER_SECONDS = 10.0

type Message = Mapping[str, Any]


@contextmanager
def opened(instance: Instance, student: Student) -> Iterator[ClientConnection]:
    ticket = student.call("POST", "/tickets")["ticket"]
    try:
        socket = connect(f"{instance.websocket_url}?ticket={ticket}", open_timeout=ANSWER_SECONDS, proxy=None)
    except (OSError, WebSocketException) as error:
        raise ArvioFailed(f"The WebSocket does not open: {error}.") from None
    with socket:
        yield socket


def check_answers(socket: ClientConnection) -> str:
    """A pong, and the snapshot that answers a subscription."""
    _ask(socket, {"action": "ping"}, "pong")
    _ask(socket, {"action": "subscribe", "since": {}}, "snapshot")
    return "a ticket opens it, it answers a ping, it subscribes"


def check_told(socket: ClientConnection, submission_id: str) -> None:
    """The verdict has come over the socket, or comes now."""

    def is_verdict(message: Message) -> bool:
        return message.get("submission") == submission_id and message.get("status") in TERMINAL

    _await(socket, is_verdict, "The verdict was not pushed: open pages would only find it by asking.")


def _ask(socket: ClientConnection, message: Message, answer: str) -> None:
    socket.send(json.dumps(message))
    _await(socket, lambda each: each.get("type") == answer, f"The WebSocket gives no {answer} to {message['action']}.")


def _await(socket: ClientConnection, is_it: Callable[[Message], bool], otherwise: str) -> None:
    deadline = time.monotonic() + ANSWER_SECONDS
    try:
        while not is_it(json.loads(socket.recv(timeout=max(0.0, deadline - time.monotonic())))):
            pass
    except (TimeoutError, WebSocketException):
        raise ArvioFailed(otherwise) from None
