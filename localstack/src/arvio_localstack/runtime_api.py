"""The Lambda runtime API (2018-06-01) for one environment, on a loopback port or a Unix socket of its own.

One port a child, because AWS_LAMBDA_RUNTIME_API is `host:port` and has no room for a name.
"""

import contextlib
import queue
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any, cast

from arvio_localstack.invocation import Answered, Event, InitFailed, Ready, Request

_PREFIX = "/2018-06-01/runtime"


class RuntimeApi:
    """Hands requests to the environment and reports everything that happens to it as `events`.

    With a `path` it listens there, for a container without a network, whatever user that runs as.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.offered: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._server = _unix_server(path) if path else _Server(("127.0.0.1", 0), _Handler)
        self._server.api = self
        self._is_closed = False
        threading.Thread(target=self._serve, name="lambda-runtime-api", daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    def offer(self, request: Request) -> None:
        self.offered.put(request)

    def close(self) -> None:
        self.offered.put(None)  # wakes the thread that waits on behalf of the dead child
        self._is_closed = True
        with contextlib.suppress(OSError), socket.socket(self._server.address_family) as waker:
            waker.settimeout(1)
            waker.connect(self._server.server_address)  # wakes the accepting thread

    def _serve(self) -> None:
        """Not serve_forever: it wakes twice a second for nothing, and takes as long to stop."""
        with self._server:
            while not self._is_closed:
                self._server.handle_request()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Otherwise closing waits for the thread of a connection that the dead child never ends.
    block_on_close = False
    api: RuntimeApi

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A child that died in the middle of a request is known by its end; anything else belongs in the log."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _UnixServer(_Server):
    address_family = socket.AF_UNIX

    def server_bind(self) -> None:
        TCPServer.server_bind(self)  # HTTPServer's own would look for a port


def _unix_server(path: Path) -> _Server:
    # The stubs know only addresses with a port.
    server = _UnixServer(str(path), _UnixHandler)  # type: ignore[arg-type]
    path.chmod(0o666)  # nobody but the container gets as far as its folder
    return server


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body leave in one segment, at once.
    wbufsize = -1
    disable_nagle_algorithm = True

    @property
    def api(self) -> RuntimeApi:
        return cast("_Server", self.server).api

    def do_GET(self) -> None:
        if self.path != f"{_PREFIX}/invocation/next":
            self._answer(404)
            return
        self.api.events.put(Ready())
        request = self.api.offered.get()
        if request is None:
            self.close_connection = True
        else:
            self._answer(200, request.payload, _headers(request))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        event = _posted(self.path, body)
        if event is None:
            self._answer(404)
            return
        self.api.events.put(event)
        self._answer(202)

    def _answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response_only(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _UnixHandler(_Handler):
    disable_nagle_algorithm = False  # there is none to disable


def _headers(request: Request) -> dict[str, str]:
    deadline_ms = int((time.time() + request.timeout_seconds) * 1000)
    return {
        "Lambda-Runtime-Aws-Request-Id": request.request_id,
        "Lambda-Runtime-Deadline-Ms": str(deadline_ms),
        "Lambda-Runtime-Invoked-Function-Arn": request.function_arn,
        "Lambda-Runtime-Trace-Id": request.trace_id,
    }


def _posted(path: str, body: bytes) -> Event | None:
    match path.removeprefix(f"{_PREFIX}/").split("/"):
        case ["init", "error"]:
            return InitFailed(body)
        case ["invocation", request_id, "response"]:
            return Answered(request_id, body, is_error=False)
        case ["invocation", request_id, "error"]:
            return Answered(request_id, body, is_error=True)
    return None
