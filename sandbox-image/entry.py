"""First process of the container: Lambda's runtime API, where no network leads to it.

On AWS it only becomes the runtime interface client. Elsewhere /run/lambda holds two Unix sockets of the host: `api` is
the runtime API, and the container's own loopback is forwarded to it, because the client speaks TCP only. `life` hands
over the file for all output, is told the exit code, and its end is the end of this container.
"""

import contextlib
import os
import signal
import socket
import sys
import threading
from pathlib import Path

SOCKETS = Path("/run/lambda")
CHUNK = 1 << 16


def main() -> None:
    command = [sys.executable, "-s", "-m", "awslambdaric", *sys.argv[1:]]
    if not SOCKETS.is_dir():
        os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted
    # The kernel spares a first process all signals from inside that it does not handle, and Python would handle this.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    life = connect("life")
    _, (output,), _, _ = socket.recv_fds(life, 1, 1)
    client = start(command, output, forwarded_address())
    threading.Thread(target=end_with, args=(life,), daemon=True).start()
    code = exit_code(client)
    with contextlib.suppress(OSError):
        life.sendall(str(code).encode())
    os._exit(code if code >= 0 else 128 - code)


def connect(name: str) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(str(SOCKETS / name))
    return connection


def start(command: list[str], output: int, address: str) -> int:
    """The client's pid. This process keeps `output` from it but for its standard output and error."""
    os.set_inheritable(output, False)  # noqa: FBT003 - the standard library's own signature
    environment = {**os.environ, "AWS_LAMBDA_RUNTIME_API": address}
    actions = [(os.POSIX_SPAWN_DUP2, output, descriptor) for descriptor in (1, 2)]
    return os.posix_spawn(command[0], command, environment, file_actions=actions)


def forwarded_address() -> str:
    server = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=accept, args=(server,), daemon=True).start()
    return f"127.0.0.1:{server.getsockname()[1]}"


def accept(server: socket.socket) -> None:
    while True:
        inside, _ = server.accept()
        inside.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        outside = connect("api")
        for ends in ((inside, outside), (outside, inside)):
            threading.Thread(target=forward, args=ends, daemon=True).start()


def forward(source: socket.socket, target: socket.socket) -> None:
    """One direction; its end is passed on, and both directions' ends close the connection."""
    with contextlib.suppress(OSError):
        while data := source.recv(CHUNK):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def end_with(life: socket.socket) -> None:
    """Nothing is ever said on it: it is closed by the host, however the host's process ends."""
    with contextlib.suppress(OSError):
        life.recv(1)
    os._exit(128 + signal.SIGKILL)


def exit_code(client: int) -> int:
    """Negative for a signal. The first process also buries those whose parents have died."""
    while True:
        pid, status = os.wait()
        if pid == client:
            return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main()
