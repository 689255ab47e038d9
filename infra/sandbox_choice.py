"""Where the sandbox runs: in a container where an engine answers, else as a host process; `ARVIO_SANDBOX` decides."""

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infra import fingerprints
from infra.docker_engine import answering_engine, required_engine, shares_our_kernel
from infra.failures import ArvioFailed
from infra.local_cloud import SANDBOX_IMAGE
from infra.paths import REPOSITORY
from infra.progress import Progress
from infra.sandbox_image import sandbox_image

if TYPE_CHECKING:
    from docker import DockerClient

AUTO, HOST, CONTAINER = "", "host", "container"


@dataclass(frozen=True)
class SandboxChoice:
    """What the template is told. A new `version` serves no verdict of an old one."""

    image: str
    version: str
    note: str = ""

    @property
    def is_container(self) -> bool:
        return self.image != SANDBOX_IMAGE


def chosen_sandbox(progress: Progress) -> SandboxChoice:
    """The choice as a step of a command: an operator must see when a container gives way to a host process."""
    with progress.step("Sandbox image") as step:
        choice = choose_sandbox()
        step.note = choice.note
    return choice


def choose_sandbox() -> SandboxChoice:
    """Builds the image if its sources changed. Raises ArvioFailed when the container that is asked for cannot be."""
    wanted = os.environ.get("ARVIO_SANDBOX", AUTO)
    if wanted not in (AUTO, HOST, CONTAINER):
        raise ArvioFailed(f"ARVIO_SANDBOX is {wanted}; it can be host, container, or nothing to have it chosen.")
    if wanted == CONTAINER:
        return in_container(required_engine())
    if wanted == HOST:
        return as_host_process("host process, as ARVIO_SANDBOX says")
    engine = answering_engine()
    return in_container_if_possible(engine) if engine else as_host_process("host process, as no Docker engine answers")


def in_container_if_possible(engine: "DockerClient") -> SandboxChoice:
    """Nobody asked for the container, so a machine that cannot build it still gets a working Arvio, and is told."""
    from docker.errors import DockerException  # noqa: PLC0415 see docker_engine

    try:
        return in_container(engine)
    except ArvioFailed as failure:
        return as_host_process(f"host process. {failure.cause}")
    except (DockerException, OSError) as error:  # it answered once, and then did not
        return as_host_process(f"host process. The Docker engine failed: {error}")


def in_container(engine: "DockerClient") -> SandboxChoice:
    if not shares_our_kernel(engine):
        raise ArvioFailed("The Docker engine runs in a virtual machine or elsewhere; it must run on this very Linux.")
    image = sandbox_image(engine)
    return SandboxChoice(image.reference, fingerprints.of_text("container", image.id)[:16], f"container, {image.note}")


def as_host_process(note: str = "") -> SandboxChoice:
    sources = fingerprints.of_folder(REPOSITORY / "sandbox-image" / "sandbox")
    return SandboxChoice(SANDBOX_IMAGE, fingerprints.of_text(sources, sys.version)[:16], note)
