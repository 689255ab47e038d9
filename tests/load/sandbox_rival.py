"""What runs a submission to its verdict, and what all who do need."""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.load.sandbox_submissions import Submission

# With -I the folder is not on the path; discovery puts it there.
UNITTEST: Final = ("-I", "-B", "-m", "unittest", "discover", "-p", "tests.py", "-s")


@dataclass(frozen=True)
class Rival:
    """`printed` is what the submission's tests print; `every`: in one of so many rounds only, for what takes long.

    `rest_seconds`: the next pair is made while nobody waits for it; between two submissions there is that much time.
    """

    name: str
    run: Callable[[Submission, Path], object]
    printed: Callable[[Submission], str] = lambda _: ""
    rest_seconds: float = 0.0
    every: int = 1
    is_ours: bool = False


@dataclass(frozen=True)
class Absent:
    name: str
    reason: str


def texts(verdict: Mapping[str, Any]) -> str:
    """What the tests have printed. All of them must have passed, or the time means nothing."""
    tests = verdict["tests"]
    assert all(each["outcome"] == "passed" for each in tests), tests
    return "".join(each.get("output", "") for each in tests)


def succeeds(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=60)
