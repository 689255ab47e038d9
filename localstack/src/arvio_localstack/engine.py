"""The Docker engine that runs Image functions, and the containers of this LocalStack in it."""

import contextlib
import functools
import logging
import os
import threading
import uuid
from typing import Any

import docker
from docker.errors import DockerException, NotFound
from docker.models.containers import Container

from arvio_localstack.launch_refused import LaunchRefused
from arvio_localstack.settings import settings

log = logging.getLogger(__name__)

INSTANCE = "arvio.localstack.instance"
_RUN = "arvio.localstack.run"
_THIS_RUN = uuid.uuid4().hex


@functools.cache
def engine() -> docker.DockerClient:
    """As DOCKER_HOST says, else the system's own. Raises LaunchRefused, and a later call tries again."""
    try:
        client = docker.from_env(timeout=30)
        client.ping()
    except (DockerException, OSError) as error:
        place = os.environ.get("DOCKER_HOST", "Docker's usual place")
        message = (
            f"No Docker engine answers at {place}: start it, or start LocalStack with the DOCKER_HOST of another one, "
            f"or give the image a folder in ARVIO_IMAGES. ({error})"
        )
        raise LaunchRefused(message) from error
    return client


@functools.cache
def processors() -> int:
    """The engine refuses more than it has."""
    return int(engine().info()["NCPU"])


def labels() -> dict[str, str]:
    return {INSTANCE: settings().instance or "", _RUN: _THIS_RUN}


def remove(container: Container) -> None:
    """Kills it first; one that has gone by itself, or with its engine, is as good."""
    with contextlib.suppress(DockerException, OSError):
        container.remove(force=True)


def apply() -> None:
    """The containers of a LocalStack that was killed end by themselves; what is left of them is removed now."""
    if settings().instance:
        threading.Thread(target=_remove_left_over, name="lambda-left-over", daemon=True).start()


def _remove_left_over() -> None:
    with contextlib.suppress(LaunchRefused, DockerException, OSError):
        for container in left_over(engine()):
            remove(container)


def left_over(client: Any) -> list[Container]:
    """Of earlier runs of this very instance; never of another instance, nor of anybody else's."""
    ours = f"{INSTANCE}={settings().instance}"
    found = client.containers.list(all=True, filters={"label": ours}, ignore_removed=True)
    return [each for each in found if each.labels.get(_RUN) != _THIS_RUN]


def is_running(container: Container) -> bool:
    with contextlib.suppress(NotFound):
        container.reload()
        return bool(container.status == "running")
    return False
