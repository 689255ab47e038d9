"""What a student is told: the failing call, the own traceback, the printed output; and what instructors are told."""

from pathlib import Path

import pytest
from sandbox.job import from_event
from sandbox.run import Sandbox

from . import golden

CASES = sorted((Path(__file__).parent / "reports").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_verdict_says_what_happened(sandbox: Sandbox, case: Path) -> None:
    verdict = sandbox.run(from_event(golden.event(case)))

    assert golden.differences(verdict, golden.golden(case)) == []
