"""The open sockets, by connection id: shared between the event loop and the gateway's threads."""

import base64
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from websockets.asyncio.server import ServerConnection


def new_connection_id() -> str:
    return base64.urlsafe_b64encode(os.urandom(11)).decode()


@dataclass
class Connection:
    """Times are seconds since the epoch. A socket can be posted to only once its `$connect` has accepted it."""

    connection_id: str
    api_id: str
    stage: str
    socket: ServerConnection
    source_ip: str
    user_agent: str
    headers: Mapping[str, list[str]]
    query: Mapping[str, list[str]]
    connected_at: float = field(default_factory=time.time)
    last_active_at: float = field(default_factory=time.time)

    def touch(self) -> None:
        self.last_active_at = time.time()


class Connections:
    def __init__(self) -> None:
        self._open: dict[str, Connection] = {}

    def add(self, connection: Connection) -> None:
        self._open[connection.connection_id] = connection

    def remove(self, connection: Connection) -> None:
        self._open.pop(connection.connection_id, None)

    def find(self, connection_id: str) -> Connection | None:
        return self._open.get(connection_id)

    def all(self) -> list[Connection]:
        return list(self._open.values())
