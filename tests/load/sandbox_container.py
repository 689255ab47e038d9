"""Containers of this machine's engine: the sandbox's function as the local stack runs it, and one a submission."""

from contextlib import ExitStack
from pathlib import Path
from typing import Final

from infra.docker_engine import answering_engine, place
from infra.failures import ArvioFailed
from infra.sandbox_image import sandbox_image
from tests.container.functions import Function
from tests.load.sandbox_rival import UNITTEST, Absent, Rival, succeeds, texts
from tests.load.sandbox_submissions import Submission

DOCKER: Final = "docker run"
_LEVELS: Final = ("L2", "L1", "L0")
# Both processors, as on the host.
_MEMORY_MB: Final = 2 * 1769


def containers(stack: ExitStack) -> list[Rival | Absent]:
    names = [f"container {level}" for level in _LEVELS]
    engine = answering_engine()
    if engine is None:
        return [Absent(name, f"no Docker engine answers at {place()}") for name in (*names, DOCKER)]
    try:
        image = sandbox_image(engine).reference
    except ArvioFailed as failure:
        return [Absent(name, failure.cause) for name in (*names, DOCKER)]
    ours = [_arvio(name, level, image, stack) for name, level in zip(names, _LEVELS, strict=True)]
    return [*ours, _one_a_submission(image)]


def _arvio(name: str, level: str, image: str, stack: ExitStack) -> Rival:
    """The engine refuses what the level lacks. Its time includes the two ways through the runtime API."""
    function = Function(image, "sandbox.handler.handle", level=level, memory_mb=_MEMORY_MB)
    stack.callback(function.stop)

    def outputs(submission: Submission) -> str:
        verdict = function(submission.event)
        assert verdict["level"] == level, verdict
        return texts(verdict)

    return Rival(name, lambda given, _: outputs(given), outputs, rest_seconds=0.05, is_ours=True)


def _one_a_submission(image: str) -> Rival:
    def run(_: Submission, folder: Path) -> None:
        mount = f"{folder}:/submission:ro"
        command = ["docker", "run", "--rm", "--network", "none", "-v", mount, "--entrypoint", "python3", image]
        succeeds([*command, *UNITTEST, "/submission"])

    return Rival(DOCKER, run, every=3)
