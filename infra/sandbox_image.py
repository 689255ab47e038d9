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
    from docker.models.images import Image as EngineImage

NAME = "arvio-sandbox"
# A second name of an image tells whose release needs it: several instances and clones of Arvio may share one engine.
IN_FORCE = f"{NAME}:in-force-"
# The newest, which a deploy may be about to try, and the one before.
NEWEST = 2
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


def remove_old_images(engine: "DockerClient") -> list[str]:
    """Names of what no instance has in force, but for the newest. What a container still runs, the engine keeps."""
    ours = sorted(engine.images.list(name=NAME), key=lambda image: str(image.attrs["Created"]), reverse=True)
    old = [name for image in ours[NEWEST:] if not is_in_force(image) for name in _own_names(image)]
    bases = [name for image in engine.images.list(name=debian_base.NAME) for name in image.tags]
    old += [name for name in bases if name != debian_base.reference()]
    return [name for name in old if _is_removed(engine, name)]


def is_in_force(image: "EngineImage") -> bool:
    return any(name.startswith(IN_FORCE) for name in image.tags)


def _own_names(image: "EngineImage") -> list[str]:
    """A name that a person gave it is theirs."""
    return [name for name in image.tags if name.startswith(f"{NAME}:")]


def _is_removed(engine: "DockerClient", name: str) -> bool:
    from docker.errors import APIError  # noqa: PLC0415 see docker_engine

    try:
        engine.images.remove(name)
    except APIError:
        return False
    return True


def main() -> None:
    """Prints the image's name, what was done, and what was removed."""
    try:
        engine = required_engine()
        print(sandbox_image(engine).note)
        for name in remove_old_images(engine):
            print(f"removed {name}")
    except ArvioFailed as failure:
        sys.exit(describe(failure))


if __name__ == "__main__":
    main()
