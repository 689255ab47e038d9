"""What can run a submission on this machine: the sandbox at each level, and what it is compared with."""

import shutil
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

from sandbox.errors import SandboxUnavailableError
from sandbox.job import from_event
from sandbox.run import HOST, Sandbox

from tests.load.sandbox_container import containers
from tests.load.sandbox_rival import UNITTEST, Absent, Rival, succeeds, texts
from tests.load.sandbox_submissions import Submission

BARE = "bare python"


def rivals(stack: ExitStack) -> list[Rival | Absent]:
    ours = [_arvio(level, stack) for level in ("L2", "L1", "L0")]
    return [*ours, *containers(stack), Rival(BARE, _by([sys.executable, *UNITTEST])), _bubblewrap()]


def _arvio(level: str, stack: ExitStack) -> Rival | Absent:
    name = f"arvio {level}"
    try:
        sandbox = stack.enter_context(closing(Sandbox(HOST, at_most=level, lowest=level)))
    except SandboxUnavailableError as refused:
        return Absent(name, str(refused))

    def outputs(submission: Submission) -> str:
        return texts(sandbox.run(from_event(submission.event)))

    return Rival(name, lambda given, _: outputs(given), outputs, rest_seconds=0.05, is_ours=True)


def _bubblewrap() -> Rival | Absent:
    if shutil.which("bwrap") is None:
        return Absent("bubblewrap", "bwrap is not installed")
    walls = ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "--die-with-parent"]
    return Rival("bubblewrap", _by([*walls, sys.executable, *UNITTEST]))


def _by(command: list[str]) -> Callable[[Submission, Path], None]:
    return lambda _, folder: succeeds([*command, str(folder)])
