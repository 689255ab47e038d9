"""An event loop of its own for the sockets, on a port of its own.

LocalStack's server would cost a thread a socket, and its WebSockets are neither thread-safe nor closed properly.
"""

import asyncio
import concurrent.futures
import functools
import threading
import time
from collections.abc import Coroutine

from websockets.asyncio.server import Server, serve
from websockets.exceptions import ConnectionClosed

from arvio_localstack.websocket.connections import Connection, Connections
from arvio_localstack.websocket.session import Invoker, Sessions

# API Gateway's limits: one message, silence in both directions, and the life of a connection.
LONGEST_MESSAGE = 128 * 1024
_IDLE_SECONDS = 10 * 60
_LIFETIME_SECONDS = 2 * 60 * 60
_GOING_AWAY = 1001
_SLOWEST_CLIENT_SECONDS = 10


class WebSocketServer:
    def __init__(self, port: int, invoker: Invoker) -> None:
        self.connections = Connections()
        self._port = port
        self._sessions = Sessions(self.connections, invoker)
        self._loop = asyncio.new_event_loop()
        self._server: Server | None = None

    def start(self) -> None:
        """Returns when the port is open, and raises OSError if somebody else has it."""
        threading.Thread(target=self._loop.run_forever, name="websocket-server", daemon=True).start()
        self._server = self._run(self._listen()).result()

    def stop(self) -> None:
        """Sends every client away, and tells no function: LocalStack's are stopping too."""
        self._sessions.tells_disconnects = False
        if self._server:
            self._loop.call_soon_threadsafe(functools.partial(self._server.close, code=_GOING_AWAY))

    def post(self, connection: Connection, text: str | bytes) -> bool:
        """Called from other threads. False: the client is gone, or takes nothing any more."""
        sending = self._run(_send(connection, text))
        try:
            return sending.result(_SLOWEST_CLIENT_SECONDS)
        except TimeoutError:
            sending.cancel()
            return False

    def close(self, connection: Connection, code: int = 1000) -> None:
        self.connections.remove(connection)  # at once, so a post after it finds nobody
        self._run(connection.socket.close(code))

    def _run[T](self, work: Coroutine[None, None, T]) -> concurrent.futures.Future[T]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _listen(self) -> Server:
        server = await serve(
            self._sessions.serve,
            "127.0.0.1",
            self._port,
            process_request=self._sessions.accept,
            max_size=LONGEST_MESSAGE,
            ping_interval=None,  # API Gateway sends no pings: a silent client is closed by the limits below
            compression=None,
            server_header=None,
            open_timeout=60,  # $connect may be a cold start
        )
        self._reaper = asyncio.create_task(self._reap())
        return server

    async def _reap(self) -> None:
        while True:
            await asyncio.sleep(5)
            for connection in overdue(self.connections.all(), time.time()):
                self.connections.remove(connection)
                asyncio.create_task(connection.socket.close(_GOING_AWAY))  # noqa: RUF006 - ends with the socket


def overdue(connections: list[Connection], now: float) -> list[Connection]:
    return [
        connection
        for connection in connections
        if now - connection.last_active_at > _IDLE_SECONDS or now - connection.connected_at > _LIFETIME_SECONDS
    ]


async def _send(connection: Connection, text: str | bytes) -> bool:
    try:
        await connection.socket.send(text)
    except ConnectionClosed:
        return False
    connection.touch()
    return True
