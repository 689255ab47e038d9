"""Points and feedback."""

from decimal import Decimal

import pytest
from arvio.domain.assignment import Rules
from arvio.domain.verdict import Outcome, Run, TestResult


def result(name: str, outcome: str = "passed", **texts: str) -> TestResult:
    return TestResult(name, Outcome(outcome), **texts)


def rules(**changes: object) -> Rules:
    return Rules(**({"slug": "add", "revision": "r", "points": Decimal(10)} | changes))  # type: ignore[arg-type]  # by name


def test_without_weights_points_are_all_or_nothing() -> None:
    assert rules().earned(Run((result("a"), result("b")))) == 10
    assert rules().earned(Run((result("a"), result("b", "failed")))) == 0


@pytest.mark.parametrize(("failed", "points"), [("a", "7.50"), ("b", "2.50")])
def test_with_weights_points_are_the_share_of_the_passed_weight(failed: str, points: str) -> None:
    run = Run(tuple(result(name, "failed" if name == failed else "passed") for name in "ab"))

    assert rules(weights={"a": 1, "b": 3}).earned(run) == Decimal(points)


def test_a_test_without_a_weight_weighs_one() -> None:
    assert rules(weights={"a": 4}).earned(Run((result("a"), result("b", "failed")))) == Decimal(8)


def test_points_have_two_decimals_and_add_up() -> None:
    run = Run((result("a"), result("b"), result("c")))

    assert rules(weights={"a": 1, "b": 1, "c": 1}).earned(run) == Decimal("10.00")
    assert rules(weights={"a": 1, "b": 1, "c": 1}).earned(
        Run((result("a"), result("b", "failed"), result("c")))
    ) == Decimal("6.67")


def test_subtests_earn_their_tests_weight_together() -> None:
    run = Run((result("a [n=1]"), result("a [n=2]", "failed"), result("b")))

    assert rules(weights={"a": 1, "b": 1}).earned(run) == Decimal(5)


def test_failing_tests_come_first() -> None:
    shown = rules().shown_tests(Run((result("a"), result("b", "failed"), result("c", "timed_out"))))

    assert [row["name"] for row in shown] == ["b", "c", "a"]


def test_full_feedback_shows_call_expected_and_got() -> None:
    run = Run((result("a", "failed", message="6 != 42", call="add(40, 2)", expected="42", got="6"),))

    values = {"message": "6 != 42", "call": "add(40, 2)", "expected": "42", "got": "6"}
    assert rules().shown_tests(run)[0] == {"name": "a", "outcome": "failed", "points": 0.0, **values}


SECRET = "hidden-42"


@pytest.mark.parametrize("feedback", ["name", "hint"])
def test_nothing_hidden_leaves_under_name_and_hint(feedback: str) -> None:
    texts = dict.fromkeys(["message", "call", "expected", "got", "output", "traceback"], SECRET)
    run = Run((result(f"a [value={SECRET}]", "failed", **texts), result("a [value=1]"), result("b")), output=SECRET)
    hidden = rules(feedback=feedback, hints={"a": "Think of zero."})

    shown = hidden.shown_tests(run)

    assert SECRET not in str(shown)
    assert [row["name"] for row in shown] == ["a", "b"]
    assert hidden.shown_output(run) is None


def test_a_hint_is_shown_only_for_a_test_that_did_not_pass() -> None:
    run = Run((result("a", "failed"), result("b")))

    shown = rules(feedback="hint", hints={"a": "Think of zero.", "b": "Never seen."}).shown_tests(run)

    assert [row.get("hint") for row in shown] == ["Think of zero.", None]
