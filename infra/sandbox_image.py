"""`make sandbox-image`: the sandbox as an image of this machine's engine, built again only when its sources change."""

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infra import debian_base, fingerprints
from infra.docker_engine import required_engine
from infra.failures import ArvioFailed
from infra.files import build_lock
from infra.paths import BUILD, REPOSITORY
from infra.progress import describe

if TYPE_CHECKING:
    from docker import DockerClient

NAME = "arvio-sandbox"
FOLDER = REPOSITORY / "sandbox-image"
AWS_BASE = "public.ecr.aws/lambda/python:3.13"


@dataclass(frozen=True)
class Image:
    """`id` is the engine's own, which no other content has; `note` says in a few words what was done."""

    reference: str
    id: str
    note: str


def sandbox_image(engine: "DockerClient") -> Image:
    """Raises ArvioFailed when there is no base to build it on, or the build fails."""
    with build_lock("sandbox-image"):
        return present_image(engine) or build(engine, available_base(engine))


def present_image(engine: "DockerClient") -> Image | None:
    for base in possible_bases():
        for found in engine.images.list(name=reference(base)):
            return Image(reference(base), str(found.id), f"{reference(base)}, unchanged")
    return None


def possible_bases() -> list[str]:
    given = os.environ.get("ARVIO_SANDBOX_BASE")
    return [given] if given else [AWS_BASE, debian_base.reference()]


def reference(base: str) -> str:
    return f"{NAME}:{fingerprints.of_text(fingerprints.of_folder(FOLDER), base)[:16]}"


def available_base(engine: "DockerClient") -> str:
    base = possible_bases()[0]
    if engine.images.list(name=base) or is_pulled(engine, base):
        return base
    if os.environ.get("ARVIO_SANDBOX_BASE"):
        raise ArvioFailed(f"The image {base} of ARVIO_SANDBOX_BASE is neither here nor to be had from its registry.")
    return debian_base.make_base(engine)


def is_pulled(engine: "DockerClient", base: str) -> bool:
    from docker.errors import DockerException  # noqa: PLC0415 see docker_engine

    try:
        engine.images.pull(base)
    except (DockerException, OSError):
        return False
    return True


def build(engine: "DockerClient", base: str) -> Image:
    from docker.errors import BuildError, DockerException  # noqa: PLC0415 see docker_engine

    log, tag = BUILD / "logs" / "sandbox-image.log", reference(base)
    # Our own base has all it needs, and a step of the build that cannot reach out cannot hang either.
    network = "none" if base == debian_base.reference() else None
    try:
        image, _ = engine.images.build(
            path=str(FOLDER), tag=tag, buildargs={"BASE": base}, network_mode=network, rm=True, forcerm=True
        )
    except BuildError as failure:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("".join(str(line.get("stream", line)) for line in failure.build_log))
        raise ArvioFailed(f"The sandbox's image could not be built: {failure.msg}", log=log) from None
    except (DockerException, OSError) as failure:
        raise ArvioFailed(f"The sandbox's image could not be built: {failure}") from None
    return Image(tag, str(image.id), f"built {tag} on {base}")


def main() -> None:
    """Prints the image's name and what was done."""
    try:
        print(sandbox_image(required_engine()).note)
    except ArvioFailed as failure:
        sys.exit(describe(failure))


if __name__ == "__main__":
    main()
