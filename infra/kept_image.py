"""The sandbox's image of the release that was found good: marked on the engine, so that nobody removes it."""

import contextlib

from infra import fingerprints
from infra.deployment import Release
from infra.docker_engine import answering_engine
from infra.instance import Instance
from infra.local_cloud import SANDBOX_IMAGE
from infra.sandbox_image import IN_FORCE, remove_old_images


def keep_image(instance: Instance, release: Release) -> None:
    """What no instance needs any more is removed. Nothing is done for a sandbox that runs on the host."""
    image = release.parameters.get("SandboxImage", SANDBOX_IMAGE)
    engine = None if image == SANDBOX_IMAGE else answering_engine()
    if engine is None:
        return
    from docker.errors import DockerException  # noqa: PLC0415 see docker_engine

    with contextlib.suppress(DockerException, OSError):  # it is tidiness: what was deployed works
        repository, tag = f"{IN_FORCE}{_place(instance)}".split(":")
        engine.images.get(image).tag(repository, tag)
        remove_old_images(engine)


def _place(instance: Instance) -> str:
    """Of its folder: an instance that is made anew there takes the mark of the one before."""
    return fingerprints.of_text(str(instance.home))[:16]
