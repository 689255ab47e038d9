"""L0: what AWS Lambda leaves of the walls. The kernel here refuses what Lambda's refuses; nobody tells the sandbox."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from . import golden
from .conftest import Place, RunAt
from .lambda_like import LambdaLike

ATTACKS = Path(__file__).parent / "attacks"


@pytest.fixture
def function(ordinary: Place) -> Iterator[LambdaLike]:
    """As in Lambda: one ordinary user for everything, an interpreter that it may run and not read."""
    ordinary.python.chmod(0o711)
    found = as_function(ordinary)
    yield found
    found.close()


def as_function(place: Place) -> LambdaLike:
    return LambdaLike(
        mode="container", python=str(place.python), program=str(place.package / "lambda_like.py"), user=place.user,
        environment=place.environment,
    )  # fmt: skip


def test_the_probes_find_l0_by_themselves(function: LambdaLike) -> None:
    verdict = function.run(golden.event(ATTACKS / "frame_walk"))

    assert function.hello["level"] == verdict["level"] == "L0"
    assert golden.differences(verdict, golden.golden(ATTACKS / "frame_walk")) == []


def test_an_interpreter_that_students_could_read_is_refused(ordinary: Place) -> None:
    ordinary.python.chmod(0o755)
    found = as_function(ordinary)
    found.close()

    assert "no isolation that holds" in found.hello["refused"]


def test_code_that_takes_the_function_down_leaves_no_verdict_and_says_that_it_had_started(function: LambdaLike) -> None:
    """Everything runs as one user here, so this cannot be prevented; what counts is that it is no pass."""
    verdict = function.run(golden.event(ATTACKS / "kill_everyone"))

    assert verdict == {}
    assert "student-code-started" in function.close()
    assert function.process.returncode != 0


@pytest.mark.parametrize(
    "case",
    ["descriptor_scan", "forged_frames", "memory_scan", "other_submissions", "read_tests_and_proc", "runtime_api"],
)
def test_an_ordinary_user_alone_is_no_weaker(function: LambdaLike, case: str) -> None:
    verdict = function.run(golden.event(ATTACKS / case))

    assert golden.differences(verdict, golden.golden(ATTACKS / case)) == []


SLOWS_EVERYBODY_DOWN = """
import os

def answer():
    for pid in range(max(2, os.getppid() - 200), os.getppid()):
        try:
            os.setpriority(os.PRIO_PROCESS, pid, 19)
        except OSError:
            pass
    return 42
"""


def test_a_function_that_a_run_has_slowed_down_gives_way_before_the_next_students_code(function: LambdaLike) -> None:
    tests = (ATTACKS / "forged_output" / "tests.py").read_text()
    first = function.run({"code": SLOWS_EVERYBODY_DOWN, "tests": tests})
    second = function.run({"code": SLOWS_EVERYBODY_DOWN, "tests": tests})

    assert [each["outcome"] for each in first["tests"]] == ["passed"]
    assert second == {}
    assert function.close().count("student-code-started") == 1


def test_the_root_of_the_emulation_gets_l0_too(run_at: RunAt) -> None:
    assert run_at("L0")(golden.event(ATTACKS / "nothing_at_all"))["level"] == "L0"
