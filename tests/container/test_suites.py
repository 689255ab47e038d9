"""The sandbox's own suites, inside its container; at the lower levels the engine refuses what AWS refuses."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.container.functions import Function
from tests.sandbox import golden
from tests.sandbox.test_attacks import CASES as ATTACKS
from tests.sandbox.test_attacks import LEVELS, expected_at
from tests.sandbox.test_idioms import CASES as IDIOMS

type SandboxAt = Callable[[str], Function]

# Without filters a container's processes may kill each other, the function with them: then there is no verdict.
LOST_AT_L0 = "kill_everyone"


def holds(case: Path, level: str) -> bool:
    return expected_at(case, level) and (case.name, level) != (LOST_AT_L0, "L0")


@pytest.mark.parametrize("level", LEVELS)
def test_the_image_finds_its_level_and_says_what_it_is(sandbox_at: SandboxAt, level: str) -> None:
    answer = sandbox_at(level)({"probe": True})

    assert (answer["level"], answer["mode"], answer["version"]) == (level, "container", "test")
    assert answer["python"].startswith("3.13.")


@pytest.mark.parametrize(
    ("case", "level"),
    [(case, level) for level in LEVELS for case in ATTACKS if holds(case, level)],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_an_attack_gains_nothing_in_the_container(sandbox_at: SandboxAt, case: Path, level: str) -> None:
    verdict = sandbox_at(level)(golden.event(case))

    assert golden.differences(verdict, golden.golden(case)) == []
    assert (verdict["level"], verdict["mode"]) == (level, "container")


def test_at_l0_killing_everything_is_known_to_be_the_students_doing(sandbox_at: SandboxAt) -> None:
    [case] = [each for each in ATTACKS if each.name == LOST_AT_L0]
    function = sandbox_at("L0")

    outcome = function.outcome(golden.event(case))

    assert outcome.fatal
    assert b"signal: killed" in outcome.payload
    assert b"student-code-started" in function.printed
    assert function({"probe": True})["level"] == "L0"


@pytest.mark.parametrize("case", IDIOMS, ids=lambda case: case.name)
def test_an_idiom_gives_its_golden_verdict_in_the_container(sandbox_at: SandboxAt, case: Path) -> None:
    assert golden.differences(sandbox_at("L2")(golden.event(case)), golden.golden(case)) == []


def test_the_line_before_the_students_code_is_in_the_log(sandbox_at: SandboxAt) -> None:
    function = sandbox_at("L2")
    function(golden.event(IDIOMS[0]))

    assert function.printed == b"student-code-started\n"
    assert function.usage.peak_memory_mb > 0
