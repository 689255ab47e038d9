"""What a container is given, and everything that is taken from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docker.types import LogConfig, Mount

from arvio_localstack import engine

SOCKETS = "/run/lambda"
# What an image's own USER says could be root.
_USER = "60500:60500"
_PROCESSES = 256
# AWS gives a function one whole processor at this size, and its share of it below.
_MB_OF_A_PROCESSOR = 1769


@dataclass(frozen=True)
class ContainerLaunch:
    """How to start a container; what is empty is as the image has it. `security`: further options of the engine."""

    image: str
    command: tuple[str, ...]
    entrypoint: tuple[str, ...]
    working_directory: str | None
    environment: Mapping[str, str]
    memory_mb: int
    security: tuple[str, ...] = ()


def options(launch: ContainerLaunch, sockets: Path) -> dict[str, Any]:
    """Everything that can be taken from a container is."""
    processors = min(launch.memory_mb / _MB_OF_A_PROCESSOR, engine.processors())
    return {
        "image": launch.image,
        "command": list(launch.command) or None,
        "entrypoint": list(launch.entrypoint) or None,
        "working_dir": launch.working_directory,
        "environment": dict(launch.environment),
        "user": _USER,
        "network_mode": "none",
        "ipc_mode": "none",
        "read_only": True,
        "tmpfs": {"/tmp": "rw,noexec,nosuid,nodev,size=64m,mode=1777"},  # noqa: S108 - the container's own
        "mounts": [Mount(SOCKETS, str(sockets), type="bind", read_only=True)],
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges", *launch.security],
        "mem_limit": f"{launch.memory_mb}m",
        "memswap_limit": f"{launch.memory_mb}m",
        "pids_limit": _PROCESSES,
        "nano_cpus": int(processors * 1e9),
        "log_config": LogConfig(type="json-file", config={"max-size": "64k"}),
        "labels": engine.labels(),
        "auto_remove": True,
        "detach": True,
    }
