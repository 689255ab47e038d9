"""Ordinary unittest files must give in two processes what they give in one, at every level that the machine offers."""

from pathlib import Path

import pytest

from . import golden, plain
from .conftest import RunAt
from .test_attacks import LEVELS, expected_at

CASES = sorted((Path(__file__).parent / "idioms").iterdir())


@pytest.mark.parametrize(
    ("case", "level"),
    [(case, level) for level in LEVELS for case in CASES if expected_at(case, level)],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_an_idiom_gives_its_golden_verdict(run_at: RunAt, case: Path, level: str) -> None:
    verdict = run_at(level)(golden.event(case))

    assert golden.differences(verdict, golden.golden(case)) == []


@pytest.mark.parametrize("case", [each for each in CASES if not (each / "beyond_plain").exists()], ids=lambda c: c.name)
def test_a_golden_verdict_is_what_plain_unittest_says(case: Path) -> None:
    assert plain.outcomes(case) == golden.golden(case)["tests"]
