"""The sandbox's own suites, inside its container; at the lower levels the engine refuses what AWS refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.container.functions import Function
from tests.sandbox import golden
from tests.sandbox.test_attacks import CASES as ATTACKS
from tests.sandbox.test_attacks import LEVELS, expected_at
from tests.sandbox.test_idioms import CASES as IDIOMS

type SandboxAt = Callable[[str], Function]

# Without filters, processes of one user may kill and limit each other; a container has one user, the host's root many.
OF_ONE_USER = {"kill_everyone", "rlimit_games"}


def holds(case: Path, level: str) -> bool:
    return expected_at(case, level) and not (level == "L0" and case.name in OF_ONE_USER)


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


@pytest.mark.parametrize("name", sorted(OF_ONE_USER))
def test_who_damages_the_function_at_l0_gets_no_pass_and_harms_nobody_else(sandbox_at: SandboxAt, name: str) -> None:
    [case] = [each for each in ATTACKS if each.name == name]
    function = sandbox_at("L0")

    outcome = function.outcome(golden.event(case))

    if outcome.fatal or outcome.is_error:  # a lost run, known to be the student's doing
        assert b"student-code-started" in function.printed
    else:
        assert golden.status(json.loads(outcome.payload)) == "failed"
    assert golden.status(function(golden.event(IDIOMS[0]))) == golden.golden(IDIOMS[0])["status"]


@pytest.mark.parametrize(
    ("case", "level"),
    [(case, level) for level in LEVELS for case in IDIOMS if expected_at(case, level)],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_an_idiom_gives_its_golden_verdict_in_the_container(sandbox_at: SandboxAt, case: Path, level: str) -> None:
    assert golden.differences(sandbox_at(level)(golden.event(case)), golden.golden(case)) == []


def test_the_line_before_the_students_code_is_in_the_log(sandbox_at: SandboxAt) -> None:
    function = sandbox_at("L2")
    function(golden.event(IDIOMS[0]))

    assert function.printed == b"student-code-started\n"
    assert function.usage.peak_memory_mb > 0
