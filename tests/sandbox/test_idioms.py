"""Ordinary unittest files must give in two processes what they give in one."""

from pathlib import Path

import pytest
from sandbox.job import from_event
from sandbox.run import Sandbox

from . import golden, plain

CASES = sorted((Path(__file__).parent / "idioms").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_idiom_gives_its_golden_verdict(sandbox: Sandbox, case: Path) -> None:
    verdict = sandbox.run(from_event(golden.event(case)))

    assert golden.differences(verdict, golden.golden(case)) == []


@pytest.mark.parametrize("case", [each for each in CASES if not (each / "beyond_plain").exists()], ids=lambda c: c.name)
def test_a_golden_verdict_is_what_plain_unittest_says(case: Path) -> None:
    assert plain.outcomes(case) == golden.golden(case)["tests"]
