"""One warm sandbox a level for the whole session, as a Lambda environment would keep it."""

from collections.abc import Callable, Iterator

import pytest
from sandbox.errors import SandboxUnavailableError
from sandbox.run import CONTAINER, HOST, Sandbox

type SandboxAt = Callable[[str], Sandbox]


@pytest.fixture(scope="session")
def sandbox_at() -> Iterator[SandboxAt]:
    """Below L2 the sandbox is asked for as the image would: on a host it rightly refuses."""
    started: dict[str, Sandbox] = {}

    def at(level: str) -> Sandbox:
        if level not in started:
            try:
                started[level] = Sandbox(HOST, at_most=level, lowest=level)
            except SandboxUnavailableError:
                pytest.skip(f"this machine does not offer {level}")
        return started[level]

    yield at
    for each in started.values():
        each.close()


@pytest.fixture(scope="session")
def sandbox(sandbox_at: SandboxAt) -> Sandbox:
    return sandbox_at("L2")


__all__ = ["CONTAINER", "SandboxAt"]
