"""An engine, the sandbox's image on it, and functions that run in it. Without an engine nothing here runs."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docker import DockerClient

from infra.docker_engine import answering_engine, place
from infra.instance import Instance
from infra.sandbox_image import sandbox_image
from tests.container.functions import Function
from tests.instances import fresh_instance

type Probe = Callable[..., object]


@pytest.fixture(scope="session")
def engine() -> Iterator[DockerClient]:
    found = answering_engine()
    if found is None:
        absent = f"NO CONTAINER TEST RAN: no Docker engine answers at {place()}"
        if os.environ.get("CI"):
            pytest.fail(absent)
        pytest.skip(absent)  # a laptop without an engine; in CI a skip fails
    yield found
    found.close()


@pytest.fixture(scope="session")
def image(engine: DockerClient) -> str:
    return sandbox_image(engine).reference


@pytest.fixture(scope="session")
def probe_image(engine: DockerClient, image: str) -> str:
    folder = Path(__file__).parent / "probe"
    built, _ = engine.images.build(
        path=str(folder), tag="arvio-sandbox-probe:test", buildargs={"BASE": image}, network_mode="none", rm=True
    )
    return str(built.id)


@pytest.fixture
def probed(probe_image: str) -> Iterator[Function]:
    """The probe with little memory."""
    function = Function(probe_image, "probe.handle", memory_mb=256)
    yield function
    function.stop()


@pytest.fixture
def probe(probed: Function) -> Probe:
    def ask(what: str, *arguments: object) -> object:
        return probed({"do": what, "with": arguments})

    return ask


@pytest.fixture(scope="session")
def sandbox_at(image: str) -> Iterator[Callable[[str], Function]]:
    """The sandbox's own function, with the engine refusing what that level lacks."""
    started: dict[str, Function] = {}

    def at(level: str) -> Function:
        return started.setdefault(level, Function(image, "sandbox.handler.handle", level=level))

    yield at
    for function in started.values():
        function.stop()


@pytest.fixture(scope="session")
def contained(engine: DockerClient) -> Iterator[Instance]:
    with fresh_instance("container", sandbox="container") as instance:
        yield instance
