"""The Docker engine of this machine, if there is one."""

import contextlib
import os
import platform
import socket
from collections.abc import Mapping
from typing import TYPE_CHECKING

from infra.failures import ArvioFailed

if TYPE_CHECKING:
    from docker import DockerClient

# A build may unpack a whole base; an engine that is asleep must not keep `make up` waiting.
BUILD_SECONDS = 600
ANSWER_SECONDS = 5


def place(environment: Mapping[str, str] = os.environ) -> str:
    return environment.get("DOCKER_HOST") or "unix:///var/run/docker.sock"


def may_answer(address: str) -> bool:
    """Whether it is worth asking: a socket that nobody listens at is known without a client."""
    if not address.startswith("unix://"):
        return True
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as knock:
        knock.connect(address.removeprefix("unix://"))
        return True
    return False


def answering_engine() -> "DockerClient | None":
    """A client of the engine at DOCKER_HOST, else of the system's own; None when nothing answers there."""
    if not may_answer(place()):
        return None
    import docker  # noqa: PLC0415 0.2 s that a machine without an engine saves

    try:
        docker.from_env(timeout=ANSWER_SECONDS).ping()
        return docker.from_env(timeout=BUILD_SECONDS)
    except (docker.errors.DockerException, OSError):
        return None


def shares_our_kernel(engine: "DockerClient") -> bool:
    """One in a virtual machine, or far away, cannot hand our Unix sockets to its containers."""
    return bool(engine.info().get("KernelVersion") == platform.release())


def required_engine() -> "DockerClient":
    engine = answering_engine()
    if engine is None:
        raise ArvioFailed(f"No Docker engine answers at {place()}: start one, or set DOCKER_HOST.")
    return engine
