"""`arvio deploy` with the sandbox in a container: its image is built, tried, kept or given up, and old ones go."""

import contextlib
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from docker import DockerClient
from docker.errors import ImageNotFound

from infra import stack
from infra.instance import Instance
from infra.sandbox_image import IN_FORCE, NAME
from tests.instances import ran

# Other bases, so that the same sources make other images. Whoever is not root, as students' code, ends at once in one.
BASES = {
    "other": "LABEL other=1",
    "broken": "RUN echo 'import os; os.getuid() and os._exit(3)' > {folder}/broken.pth",
}
FOLDER = "/usr/local/lib/python3.13/dist-packages"


@pytest.fixture(scope="module")
def bases(engine: DockerClient, image: str) -> Iterator[dict[str, str]]:
    tags = {name: f"arvio-test-base:{name}" for name in BASES}
    for name, line in BASES.items():
        text = f"FROM {image}\nUSER root\n{line.format(folder=FOLDER)}\n"
        engine.images.build(fileobj=io.BytesIO(text.encode()), tag=tags[name], network_mode="none", rm=True)
    yield tags
    for tag in tags.values():
        engine.images.remove(tag, force=True)


@pytest.fixture
def earlier_ones(engine: DockerClient, image: str) -> Iterator[list[str]]:
    """Three of them, the oldest first, that nobody has in force."""
    tags = [f"{NAME}:{name}" for name in ("oldest", "before", "newest")]
    for tag in tags:
        text = f"FROM {image}\nLABEL made={tag}\n"
        engine.images.build(fileobj=io.BytesIO(text.encode()), tag=tag, network_mode="none", rm=True)
    yield tags
    for tag in tags:
        with contextlib.suppress(ImageNotFound):
            engine.images.remove(tag)


def deploy(instance: Instance, base: str = "") -> tuple[int, Any, str]:
    """(exit code, its JSON, what a person would have seen)."""
    done = ran(instance.home, "deploy", "--json", ARVIO_SANDBOX="container", ARVIO_SANDBOX_BASE=base)
    return done.returncode, json.loads(done.stdout), done.stderr


def image_of(instance: Instance) -> str:
    name = stack.function_name(instance, "sandbox")
    return stack.functions(instance).get_function(FunctionName=name)["Code"]["ImageUri"]


def in_force(engine: DockerClient, instance: Instance) -> bool:
    return any(name.startswith(IN_FORCE) for name in engine.images.get(image_of(instance)).tags)


def test_a_deploy_brings_a_new_image_and_sees_it_grade(
    engine: DockerClient, contained: Instance, bases: dict[str, str]
) -> None:
    before = image_of(contained)

    code, answer, seen = deploy(contained, bases["other"])

    assert code == 0, answer
    assert "container, built arvio-sandbox:" in seen
    assert "Sandbox" in {change["resource"] for change in answer["changes"]}
    assert image_of(contained) != before
    assert in_force(engine, contained)


def test_an_image_in_which_nothing_runs_gives_way_to_the_former_one(
    engine: DockerClient, contained: Instance, bases: dict[str, str]
) -> None:
    before = image_of(contained)

    code, answer, _ = deploy(contained, bases["broken"])

    assert (code, answer["is_back"]) == (1, True)
    assert "arvio-sandbox failed" in answer["error"]
    assert image_of(contained) == before
    assert in_force(engine, contained)


def test_the_image_in_force_and_the_one_before_stay_on_the_engine(
    engine: DockerClient, contained: Instance, image: str, earlier_ones: list[str]
) -> None:
    assert deploy(contained)[0] == 0

    stored = {name for found in engine.images.list(name=NAME) for name in found.tags if not name.startswith(IN_FORCE)}
    assert image_of(contained) == image
    assert stored == {image, *earlier_ones[1:]}


def test_without_an_engine_a_deploy_says_that_the_sandbox_leaves_its_container(contained: Instance) -> None:
    done = ran(contained.home, "deploy", "--dry-run", DOCKER_HOST="unix:///nowhere.sock")

    assert "Sandbox image" in done.stdout
    assert "host process, as no Docker engine answers" in done.stdout
