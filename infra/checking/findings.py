"""What `arvio check` found, as plain data that each report shows in its own way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Gravity(StrEnum):
    """A problem fails the check; a warning is for a person to judge."""

    PROBLEM = "problem"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """`what` is the case and what to do `instead`, both without a capital and without a full stop."""

    gravity: Gravity
    file: Path
    what: str
    instead: str
    line: int | None = None
    difference: str = ""

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}" if self.line else f"{self.file}"


@dataclass(frozen=True)
class Check:
    """One question about an assignment. `summary` answers it in a few words; it stands in the line of the report."""

    name: str
    summary: str
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class Report:
    """Of one assignment."""

    name: str
    folder: Path
    checks: list[Check]
    runs: int
    seconds: float

    @property
    def findings(self) -> list[Finding]:
        return [finding for check in self.checks for finding in check.findings]

    @property
    def problems(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.gravity is Gravity.PROBLEM]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.gravity is Gravity.WARNING]


@dataclass(frozen=True)
class Outcome:
    """Of the whole check. `level` is where everything ran, `not_offered` the lower ones that this machine has not."""

    reports: list[Report]
    seconds: float
    level: str
    not_offered: list[str] = field(default_factory=list)

    @property
    def runs(self) -> int:
        return sum(report.runs for report in self.reports)


def count(gravity: Gravity, reports: Iterable[Report]) -> int:
    return sum(finding.gravity is gravity for report in reports for finding in report.findings)


def problem(file: Path, what: str, instead: str, line: int | None = None) -> Finding:
    return Finding(Gravity.PROBLEM, file, what, instead, line)


def warning(file: Path, what: str, instead: str, line: int | None = None, difference: str = "") -> Finding:
    return Finding(Gravity.WARNING, file, what, instead, line, difference)
