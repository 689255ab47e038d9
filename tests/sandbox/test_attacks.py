"""Submissions that try to forge, leak, escape or exhaust. `levels` in a golden verdict names where it holds."""

from pathlib import Path

import pytest

from . import golden
from .conftest import RunAt

CASES = sorted((Path(__file__).parent / "attacks").iterdir())
LEVELS = ("L2", "L1", "L0")


def expected_at(case: Path, level: str) -> bool:
    return level in golden.golden(case).get("levels", LEVELS)


@pytest.mark.parametrize(
    ("case", "level"),
    [(case, level) for level in LEVELS for case in CASES if expected_at(case, level)],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_an_attack_gains_nothing(run_at: RunAt, case: Path, level: str) -> None:
    verdict = run_at(level)(golden.event(case))

    assert golden.differences(verdict, golden.golden(case)) == []
    assert verdict["level"] == level
