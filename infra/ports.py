import itertools
import random
import socket
from collections.abc import Callable
from dataclasses import dataclass

from infra.failures import ArvioFailed

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


def require_free(*ports: int) -> None:
    """Raises ArvioFailed for one that somebody else holds: an instance keeps the ports that it chose."""
    for port in ports:
        if not is_free(port):
            raise ArvioFailed(
                f"Port {port}, which this instance chose, is taken by another program: stop that one; `arvio doctor` "
                "says which it is."
            )


def choose_ports(*, well_known: bool, is_free: Callable[[int], bool] = is_free) -> Ports:
    """Four different free ports. `well_known` asks for LocalStack's usual gateway port when nobody holds it.

    Only the default instance should: an instance of tests that took 4566 would keep the default one from
    coming back up.
    """
    preferred = [PREFERRED_GATEWAY, PREFERRED_WEBSOCKET] if well_known else []
    anywhere = (random.SystemRandom().choice(FREE_RANGE) for _ in itertools.count())
    kept = [port for port in preferred if is_free(port)]
    fresh = (port for port in anywhere if port not in kept and is_free(port))
    chosen: list[int] = []
    for wanted in (PREFERRED_GATEWAY, PREFERRED_WEBSOCKET, None, None):
        chosen.append(wanted if wanted in kept else next(port for port in fresh if port not in chosen))
    return Ports(*chosen)
