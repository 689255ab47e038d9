"""An assignment as graded and shown: points by weights, feedback by switch."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from arvio.domain.policy import Policy
from arvio.domain.verdict import Outcome, Run, TestResult

_CENT = Decimal("0.01")
_VALUES = ("call", "expected", "got", "output", "traceback")


@dataclass(frozen=True)
class Rules:
    """What turns raw outcomes into points and feedback.

    Weights and hints are by test case name; a case without a weight weighs 1 once any case has one.
    """

    slug: str
    revision: str
    points: Decimal
    weights: Mapping[str, float] = field(default_factory=dict)
    feedback: str = "full"
    hints: Mapping[str, str] = field(default_factory=dict)
    is_published: bool = True
    policy: Policy = field(default_factory=Policy)

    def earned(self, run: Run) -> Decimal:
        """Points of this run, two decimals: all or nothing without weights, else the share of the passed weight."""
        if not self.weights:
            return self.points if run.has_passed else Decimal(0)
        return sum(self._points_by_case(run).values(), Decimal(0)).quantize(_CENT, ROUND_HALF_UP)

    def shown_output(self, run: Run) -> str | None:
        """What the text printed while it was imported; hidden with the rest unless feedback is full."""
        return (run.output or None) if self.feedback == "full" else None

    def shown_tests(self, run: Run) -> list[dict[str, object]]:
        """The tests as the student sees them, failing ones first."""
        rows = self._open_rows(run) if self.feedback == "full" else self._closed_rows(run)
        return sorted(rows, key=lambda row: row["outcome"] == Outcome.PASSED)

    def _open_rows(self, run: Run) -> list[dict[str, object]]:
        points, parts = self._points_by_case(run), Counter(case_name(test) for test in run.tests)
        return [self._open_row(test, points[case_name(test)] / parts[case_name(test)]) for test in run.tests]

    def _open_row(self, test: TestResult, points: Decimal) -> dict[str, object]:
        row = _row(test.name, test.outcome, points)
        row["message"] = test.message
        return row | {name: getattr(test, name) for name in _VALUES if getattr(test, name)}

    def _closed_rows(self, run: Run) -> list[dict[str, object]]:
        """One outcome a test case and nothing that could carry a hidden value: a subtest's parameters are one."""
        points = self._points_by_case(run)
        return [_row(case, outcome, points[case]) | self._hint(case, outcome) for case, outcome in _cases(run).items()]

    def _hint(self, case: str, outcome: Outcome) -> dict[str, object]:
        hint = self.hints.get(case) if self.feedback == "hint" and outcome is not Outcome.PASSED else None
        return {"message": "", "hint": hint} if hint else {"message": ""}

    def _points_by_case(self, run: Run) -> dict[str, Decimal]:
        """Zero for each case when there are no weights: such an assignment is all or nothing."""
        outcomes = _cases(run)
        weight = {case: Decimal(str(self.weights.get(case, 1))) if self.weights else Decimal(0) for case in outcomes}
        total = sum(weight.values(), Decimal(0)) or Decimal(1)
        return {
            case: self.points * weight[case] / total if outcome is Outcome.PASSED else Decimal(0)
            for case, outcome in outcomes.items()
        }


def case_name(test: TestResult) -> str:
    """The test case a result belongs to: subtests are reported as `test_add [n=3]`."""
    return test.name.partition(" [")[0]


def _cases(run: Run) -> dict[str, Outcome]:
    """The outcome of each case; subtests earn it together, the first that fails decides."""
    outcomes: dict[str, Outcome] = {}
    for test in run.tests:
        case = case_name(test)
        if outcomes.get(case, Outcome.PASSED) is Outcome.PASSED:
            outcomes[case] = test.outcome
    return outcomes


def _row(name: str, outcome: Outcome, points: Decimal) -> dict[str, object]:
    return {"name": name, "outcome": outcome, "points": float(points.quantize(_CENT, ROUND_HALF_UP))}
