"""What can run a submission on this machine: the sandbox at each level, and what it is compared with."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sandbox.errors import SandboxUnavailableError
from sandbox.job import from_event
from sandbox.run import HOST, Sandbox

from tests.load.sandbox_submissions import Submission

# With -I the folder is not on the path; discovery puts it there.
_UNITTEST: Final = ("-I", "-B", "-m", "unittest", "discover", "-p", "tests.py", "-s")
_IMAGES: Final = ("arvio-sandbox:local", "python:3.13-slim", "python:3.13")


@dataclass(frozen=True)
class Rival:
    """Runs a submission to its verdict. `every`: in one of so many rounds only, for what takes long."""

    name: str
    run: Callable[[Submission, Path], object]
    printed: Callable[[Submission], str] = lambda _: ""
    rest_seconds: float = 0.0
    every: int = 1


@dataclass(frozen=True)
class Absent:
    name: str
    reason: str


def rivals(stack: ExitStack) -> list[Rival | Absent]:
    ours = [_arvio(level, stack) for level in ("L2", "L1", "L0")]
    return [*ours, Rival("bare python", _by([sys.executable, *_UNITTEST])), _bubblewrap(), _docker()]


def _arvio(level: str, stack: ExitStack) -> Rival | Absent:
    name = f"arvio {level}"
    try:
        sandbox = stack.enter_context(closing(Sandbox(HOST, at_most=level, lowest=level)))
    except SandboxUnavailableError as refused:
        return Absent(name, str(refused))

    def outputs(submission: Submission) -> Iterator[str]:
        for each in sandbox.run(from_event(submission.event))["tests"]:
            assert each["outcome"] == "passed", each
            yield each.get("output", "")

    # The next pair is made while nobody waits for it: between two submissions there is that much time.
    return Rival(name, lambda given, _: list(outputs(given)), lambda given: "".join(outputs(given)), rest_seconds=0.05)


def _bubblewrap() -> Rival | Absent:
    if shutil.which("bwrap") is None:
        return Absent("bubblewrap", "bwrap is not installed")
    walls = ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "--die-with-parent"]
    return Rival("bubblewrap", _by([*walls, sys.executable, *_UNITTEST]))


def _docker() -> Rival | Absent:
    name = "docker run"
    if shutil.which("docker") is None:
        return Absent(name, "docker is not installed")
    image = next((each for each in _IMAGES if _answers(["docker", "image", "inspect", each])), None)
    if image is None:
        is_up = _answers(["docker", "info"])
        return Absent(name, f"none of the images {', '.join(_IMAGES)}" if is_up else "no engine answers")

    def run(_: Submission, folder: Path) -> None:
        mount = f"{folder}:/submission:ro"
        command = ["docker", "run", "--rm", "--network", "none", "-v", mount, "--entrypoint", "python3", image]
        _succeeds([*command, *_UNITTEST, "/submission"])

    return Rival(name, run, every=5)


def _by(command: list[str]) -> Callable[[Submission, Path], None]:
    return lambda _, folder: _succeeds([*command, str(folder)])


def _succeeds(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def _answers(command: list[str]) -> bool:
    try:
        return subprocess.run(command, check=False, capture_output=True, timeout=10).returncode == 0
    except subprocess.TimeoutExpired:
        return False
