"""One warm sandbox a level for the whole session, as a Lambda environment would keep it."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sandbox import runtime
from sandbox.errors import SandboxUnavailableError
from sandbox.job import from_event
from sandbox.run import HOST, Sandbox

from . import lambda_like
from .lambda_like import LambdaLike

type Run = Callable[[Mapping[str, Any]], dict[str, Any]]
type SandboxAt = Callable[[str], Sandbox]
type RunAt = Callable[[str], Run]

_NOBODY = 65534


@pytest.fixture(scope="session")
def sandbox_at() -> Iterator[SandboxAt]:
    """Below L2 the sandbox is asked for as the image would: on a host it rightly refuses."""
    started: dict[str, Sandbox] = {}

    def at(level: str) -> Sandbox:
        if level not in started:
            try:
                started[level] = Sandbox(HOST, at_most=level, lowest=level)
            except SandboxUnavailableError:
                pytest.skip(f"this machine does not offer {level}")  # in CI a skip fails
        return started[level]

    yield at
    for each in started.values():
        each.close()


@pytest.fixture(scope="session")
def run_at(sandbox_at: SandboxAt) -> Iterator[RunAt]:
    """L0 is not asked for: the kernel refuses what Lambda's refuses, and the probes have to find it out."""
    emulated: list[LambdaLike] = []

    def at(level: str) -> Run:
        if level != "L0":
            return lambda event: sandbox_at(level).run(from_event(event))
        if not emulated:
            emulated.append(LambdaLike())
        return emulated[0].run

    yield at
    for each in emulated:
        each.close()


@pytest.fixture(scope="session")
def sandbox(sandbox_at: SandboxAt) -> Sandbox:
    return sandbox_at("L2")


class Place(NamedTuple):
    """An interpreter and a copy of the package that an ordinary user can run: root's own home is closed to it."""

    home: Path
    python: Path
    package: Path
    user: int

    @property
    def environment(self) -> dict[str, str]:
        return {"LD_LIBRARY_PATH": str(self.home / "lib"), "PYTHONPATH": str(self.package)}


@pytest.fixture(scope="session")
def ordinary() -> Iterator[Place]:
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")  # in CI a skip fails
    home = Path("/var/tmp") / f"arvio-sandbox-test-{os.getpid()}"
    package = Path(runtime.__file__).parent
    shutil.copytree(runtime.copied().readable.parent, home)
    shutil.copytree(package, home / "package" / "sandbox")
    shutil.copy(lambda_like.__file__, home / "package" / "lambda_like.py")
    yield Place(home, home / "bin" / runtime.copied().interpreter.name, home / "package", _NOBODY)
    shutil.rmtree(home)
    for copy in Path("/var/tmp").glob(f"arvio-sandbox-{_NOBODY}-*"):
        shutil.rmtree(copy)


__all__ = ["Place", "Run", "RunAt", "SandboxAt"]
