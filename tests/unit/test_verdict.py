import pytest
from arvio.domain.verdict import Outcome, Run, TestResult, crashed_run, parse_run
from arvio.errors import SandboxNotStarted


@pytest.mark.parametrize(
    "answer",
    [None, "passed", [], {"tests": "passed"}, {"tests": [{"name": "a"}]}, {"tests": [{"name": "a", "outcome": "won"}]}],
)
def test_an_answer_of_another_shape_is_no_verdict(answer: object) -> None:
    with pytest.raises(SandboxNotStarted):
        parse_run(answer)


def test_a_run_survives_being_stored() -> None:
    run = Run((TestResult("a", Outcome.FAILED, "m", call="f()"),), output="o", level="L2", version="v", python="3.13.0")

    assert parse_run(run.to_json()) == run


def test_text_that_postgresql_cannot_hold_is_made_harmless() -> None:
    run = parse_run({"tests": [], "output": "a\0b\ud800c"})

    assert run.output == "a\N{SYMBOL FOR NULL}b?c"


@pytest.mark.parametrize("limit", ["cpu", "wall", "memory"])
def test_a_verdict_that_a_limit_decided_is_not_repeatable(limit: str) -> None:
    assert not Run((TestResult("a", Outcome.FAILED),), limit_hit=limit).is_repeatable


def test_a_crash_is_not_repeatable_and_never_a_pass() -> None:
    assert not crashed_run().is_repeatable
    assert not crashed_run().has_passed


def test_cut_output_is_repeatable() -> None:
    assert Run((TestResult("a", Outcome.FAILED),), limit_hit="output").is_repeatable
