"""The report that a person reads: a line of marks for each assignment, and below it what to do."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.text import Text

from infra.checking.findings import Check, Finding, Report, Severity
from infra.course_problems import Problem

# One column may hold several checks: all four are about the model solution.
COLUMNS = {
    "model": ("time", "model", "levels", "repeats"),
    "starter": ("starter",),
    "wrong": ("wrong",),
    "mutants": ("mutants",),
    "tests": ("tests",),
    "handout": ("handout",),
    "leaks": ("leaks",),
}
WIDTHS = {"model": 10, "starter": 8, "wrong": 7, "mutants": 9, "tests": 7, "handout": 8, "leaks": 6}
MARKS = {Severity.PROBLEM: ("✗", "red"), Severity.WARNING: ("!", "yellow"), None: ("✓", "green")}
DIFFERENCE_COLOURS = {"+": "green", "-": "red"}
MOST_DIFFERENCES = 3


def heading(names: Sequence[str]) -> Text:
    return Text(" " * (_name_width(names) + 3) + "".join(name.ljust(WIDTHS[name]) for name in COLUMNS), style="bold")


def report_lines(report: Report, names: Sequence[str], *, shorten: bool) -> Iterator[Text]:
    """`names` are those of all assignments, which the columns are as wide as. `shorten` shows only some mutants."""
    yield _marks(report, _name_width(names))
    shown = 0
    for finding in report.findings:
        shown += bool(finding.difference)
        if not shorten or not finding.difference or shown <= MOST_DIFFERENCES:
            yield from finding_lines(finding)
    if shorten and shown > MOST_DIFFERENCES:
        yield Text(f"    … and {shown - MOST_DIFFERENCES} more mutants: arvio check {here(report.folder)}", style="dim")


def finding_lines(finding: Finding) -> Iterator[Text]:
    mark, colour = MARKS[finding.severity]
    yield Text.assemble("    ", (mark, colour), f" {_place(finding)}: {finding.what}")
    yield Text(f"      → {finding.instead}", style="dim")
    # The names of both sides and the line numbers are in the line above.
    for line in finding.difference.splitlines()[3:]:
        yield Text(f"        {line}", style=DIFFERENCE_COLOURS.get(line[:1], ""))


def closing(reports: Sequence[Report], seconds: float) -> str:
    """Such as: 11 assignments: no problems, 2 warnings. 420 runs in 9.1 s, at L2; model solutions also at L1 and L0."""
    problems, warnings = sum(len(each.problems) for each in reports), sum(len(each.warnings) for each in reports)
    runs = f"{sum(each.runs for each in reports)} runs in {seconds:.1f} s"
    found = f"{_counted(problems, 'problem')}, {_counted(warnings, 'warning')}"
    return f"{_counted(len(reports), 'assignment')}: {found}. {runs}{_levels(reports)}."


def broken_lines(problems: Sequence[Problem]) -> list[str]:
    lines = [f"✗ {_place(problem)}: {problem.what}; {problem.instead}" for problem in problems]
    return [*lines, f"Nothing was run: {_counted(len(problems), 'problem')} to repair first."]


def here(path: Path) -> str:
    """As short as it can be written where the command runs."""
    try:
        return str(path.resolve().relative_to(Path.cwd())) or "."
    except ValueError:
        return str(path)


def _place(found: Finding | Problem) -> str:
    return f"{here(found.file)}:{found.line}" if found.line else here(found.file)


def _marks(report: Report, width: int) -> Text:
    worst = _worst(report.findings)
    line = Text.assemble(MARKS[worst], f" {report.name.ljust(width)} ")
    checks = {check.name: check for check in report.checks}
    for column, names in COLUMNS.items():
        line.append_text(_cell([checks[name] for name in names if name in checks], WIDTHS[column]))
    line.rstrip()
    if report.isolation != "strict":
        line.append(f"  not forge-proof (isolation: {report.isolation})", style="yellow")
    return line


def _cell(checks: Sequence[Check], width: int) -> Text:
    if not any(check.was_tried for check in checks):
        return Text("-".ljust(width), style="dim")
    mark, colour = MARKS[_worst([finding for check in checks for finding in check.findings])]
    return Text.assemble((mark, colour), f" {checks[0].detail}".ljust(width - 1))


def _worst(findings: Sequence[Finding]) -> Severity | None:
    severities = {finding.severity for finding in findings}
    return next((severity for severity in Severity if severity in severities), None)


def _name_width(names: Sequence[str]) -> int:
    return max(map(len, names), default=0)


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _levels(reports: Sequence[Report]) -> str:
    levels = sorted({each.level for each in reports if each.level})
    lower = sorted({level for each in reports for level in each.lower}, reverse=True)
    place = f", at {levels[0]}" if levels else ""
    return f"{place}; model solutions also at {' and '.join(lower)}" if lower else place
