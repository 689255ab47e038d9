import random
import socket
from dataclasses import dataclass

# Below the kernels' ranges for outgoing connections, which would take a kept port while the instance is down.
FREE_RANGE = range(20_000, 32_000)
PREFERRED_GATEWAY = 4566
PREFERRED_WEBSOCKET = 4567


@dataclass(frozen=True)
class Ports:
    gateway: int
    websocket: int
    postgres: int
    redis: int


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return not is_answering(port)


def is_answering(port: int) -> bool:
    """Also true for a listener on every address, which SO_REUSEADDR lets us bind beside on some systems."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def choose_ports(*, well_known: bool) -> Ports:
    """Four different free ports. `well_known` asks for LocalStack's usual gateway port when nobody holds it.

    Only the default instance should: an instance of tests that took 4566 would keep the default one from
    coming back up.
    """
    taken: set[int] = set()
    gateway = _take(PREFERRED_GATEWAY if well_known else None, taken)
    websocket = _take(PREFERRED_WEBSOCKET if well_known else None, taken)
    return Ports(gateway, websocket, _take(None, taken), _take(None, taken))


def _take(preferred: int | None, taken: set[int]) -> int:
    port = preferred
    while port is None or port in taken or not is_free(port):
        port = random.SystemRandom().choice(FREE_RANGE)
    taken.add(port)
    return port
