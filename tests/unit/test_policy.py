from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from arvio.domain.policy import Attempts, Policy, parse_policy
from arvio.errors import AssignmentClosed, AttemptsUsedUp, CoolingDown

DUE = datetime(2026, 12, 1, 18, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATE = Policy(due=DUE, closes=DUE + 7 * DAY, late_percent_per_day=Decimal(20))


@pytest.mark.parametrize(
    ("late", "factor"),
    [(-HOUR, "1"), (0 * HOUR, "1"), (HOUR, "0.8"), (DAY, "0.8"), (DAY + HOUR, "0.6"), (5 * DAY, "0"), (6 * DAY, "0")],
)
def test_each_day_that_has_begun_costs_the_same_share(late: timedelta, factor: str) -> None:
    assert LATE.factor(DUE + late) == Decimal(factor)


def test_without_a_deadline_nothing_is_late() -> None:
    assert Policy(late_percent_per_day=Decimal(50)).factor(DUE) == 1


def test_nothing_is_accepted_after_the_close() -> None:
    LATE.check(DUE + 7 * DAY, Attempts())
    with pytest.raises(AssignmentClosed, match="2026-12-08 18:00"):
        LATE.check(DUE + 7 * DAY + HOUR, Attempts())


def test_an_extension_moves_what_it_is_later_than_and_nothing_else() -> None:
    extended = LATE.for_student(Attempts(extended_until=DUE + 2 * DAY))

    assert (extended.due, extended.closes) == (DUE + 2 * DAY, LATE.closes)
    assert extended.factor(DUE + DAY) == 1
    assert Policy(maximum_attempts=3).for_student(Attempts(extended_until=DUE)) == Policy(maximum_attempts=3)


def test_attempts_end() -> None:
    policy = Policy(maximum_attempts=3)
    policy.check(DUE, Attempts(used=2))
    with pytest.raises(AttemptsUsedUp, match=r"\(3\)"):
        policy.check(DUE, Attempts(used=3))


def test_a_cool_down_says_how_long_it_still_lasts() -> None:
    policy = Policy(cool_down_seconds=60)
    policy.check(DUE, Attempts())
    policy.check(DUE, Attempts(used=1, latest_at=DUE - timedelta(seconds=60)))
    with pytest.raises(CoolingDown) as refused:
        policy.check(DUE, Attempts(used=1, latest_at=DUE - timedelta(seconds=59.5)))

    assert refused.value.retry_after == 1


@pytest.mark.parametrize("policy", [Policy(), LATE, Policy(maximum_attempts=3, cool_down_seconds=60)])
def test_a_policy_is_read_as_it_was_written(policy: Policy) -> None:
    assert parse_policy(policy.to_json()) == policy


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"due": "tomorrow"}, "due"),
        ({"due": "2026-12-01T18:00:00"}, "offset"),
        ({"closes": "2026-12-01T18:00:00Z", "due": "2026-12-02T18:00:00Z"}, "before"),
        ({"late_percent_per_day": 101}, "late_percent_per_day"),
        ({"late_percent_per_day": True}, "late_percent_per_day"),
        ({"maximum_attempts": 0}, "maximum_attempts"),
        ({"maximum_attempts": 1.5}, "whole"),
        ({"cool_down_seconds": -1}, "cool_down_seconds"),
        ({"deadline": "x"}, "deadline"),
    ],
)
def test_a_policy_that_means_nothing_is_refused(values: dict[str, object], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        parse_policy(values)
