"""What `arvio check` found, as plain data that each report shows in its own way."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """A problem fails the check; a warning is for a person to judge."""

    PROBLEM = "problem"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """`what` is the case and what to do `instead`, both without a capital and without a full stop."""

    severity: Severity
    file: Path
    what: str
    instead: str
    line: int | None = None
    difference: str = ""


@dataclass(frozen=True)
class Check:
    """One question about an assignment. `detail` is a number or two for the line of the report."""

    name: str
    detail: str = ""
    findings: list[Finding] = field(default_factory=list)
    was_tried: bool = True


@dataclass(frozen=True)
class Report:
    """Of one assignment. `level` is where it ran, `lower` the weaker isolation levels where its model ran as well."""

    name: str
    folder: Path
    checks: list[Check]
    runs: int
    level: str | None = None
    lower: list[str] = field(default_factory=list)
    isolation: str = "strict"

    @property
    def findings(self) -> list[Finding]:
        return [finding for check in self.checks for finding in check.findings]

    @property
    def problems(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.PROBLEM]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.WARNING]


def problem(file: Path, what: str, instead: str, line: int | None = None) -> Finding:
    return Finding(Severity.PROBLEM, file, what, instead, line)


def warning(file: Path, what: str, instead: str, line: int | None = None, difference: str = "") -> Finding:
    return Finding(Severity.WARNING, file, what, instead, line, difference)
