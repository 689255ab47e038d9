"""A grading: one run of one text against one revision. Many submissions may share it."""

from collections.abc import Mapping
from dataclasses import dataclass

from arvio.domain.submission import Status
from arvio.domain.verdict import Run


@dataclass(frozen=True)
class Grading:
    """A run that submissions attach to; `run` is there once the status is final."""

    id: str
    status: Status
    run: Run | None = None


@dataclass(frozen=True)
class Claim:
    """The right to grade, until the lease ends. `attempt` is the fencing number: a verdict is recorded only with it.

    `lost` counts earlier sandboxes that died after this text had started.
    """

    grading_id: str
    attempt: int
    lost: int
    slug: str
    code: str
    tests: str
    module: str
    isolation: str
    limits: Mapping[str, float]
    sandbox_version: str

    def job(self) -> dict[str, object]:
        """What the sandbox is given: the text, the tests, the limits. No student, no id."""
        return {
            "code": self.code,
            "tests": self.tests,
            "module": self.module,
            "isolation": self.isolation,
            "limits": dict(self.limits),
        }


@dataclass(frozen=True)
class Verdict:
    status: Status
    run: Run | None
    is_reusable: bool

    @classmethod
    def of(cls, run: Run, expected_version: str) -> "Verdict":
        """The student's verdict of a run; one of another sandbox than was asked for is given once and never reused."""
        status = Status.PASSED if run.has_passed else Status.FAILED
        return cls(status, run, run.is_repeatable and run.version == expected_version)

    @classmethod
    def ours(cls, run: Run | None = None) -> "Verdict":
        """We could not grade it: costs no points, and the next submission gets a new grading."""
        return cls(Status.ERROR, run, is_reusable=False)
