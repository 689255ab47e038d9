"""A student's socket, led through the test: what the server says can be lost, and the line can be cut."""

import json
import re
from typing import Any

from playwright.sync_api import BrowserContext, WebSocketRoute

ADDRESS = re.compile(r"^ws://")


class Line:
    """Every socket that the pages of a browser open from now on."""

    def __init__(self, context: BrowserContext, *, loses_pushes: bool = False) -> None:
        self.loses_pushes = loses_pushes
        self.heard: list[dict[str, Any]] = []
        self.sockets: list[WebSocketRoute] = []
        context.route_web_socket(ADDRESS, self._open)

    def cut(self) -> None:
        for socket in self.sockets:
            socket.close()

    def statuses(self) -> list[str]:
        return [message["status"] for message in self.heard if message.get("type") == "status"]

    def snapshots(self) -> int:
        return sum(message.get("type") == "snapshot" for message in self.heard)

    def _open(self, socket: WebSocketRoute) -> None:
        self.sockets.append(socket)
        server = socket.connect_to_server()
        server.on_message(lambda message: self._pass_on(socket, str(message)))

    def _pass_on(self, socket: WebSocketRoute, text: str) -> None:
        message = json.loads(text)
        self.heard.append(message)
        if not (self.loses_pushes and message["type"] == "status"):
            socket.send(text)


def no_sockets(context: BrowserContext) -> None:
    """A network that lets no WebSocket through."""
    context.route_web_socket(ADDRESS, lambda socket: socket.close())
