"""Reports for programs: JSON, annotations of GitHub Actions, JUnit's ET."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from infra.checking.findings import Check, Finding, Report, Severity
from infra.checking.report_terminal import here
from infra.course_problems import Problem

COMMANDS = {Severity.PROBLEM: "error", Severity.WARNING: "warning"}


def as_json(reports: Sequence[Report], seconds: float) -> dict[str, Any]:
    return {
        "assignments": [_assignment(report) for report in reports],
        "problems": sum(len(report.problems) for report in reports),
        "warnings": sum(len(report.warnings) for report in reports),
        "runs": sum(report.runs for report in reports),
        "seconds": round(seconds, 2),
    }


def broken_as_json(problems: Sequence[Problem]) -> dict[str, Any]:
    """The same rows that `arvio publish --json` gives of a broken course."""
    rows = [
        {"file": here(each.file), "line": each.line, "what": each.what, "instead": each.instead} for each in problems
    ]
    return {"broken": rows}


def annotations(reports: Iterable[Report]) -> Iterator[str]:
    """Workflow commands, which GitHub shows at the line of a change."""
    for report in reports:
        for finding in report.findings:
            yield annotation(COMMANDS[finding.severity], finding.file, finding.line, message(finding))


def broken_annotations(problems: Iterable[Problem]) -> Iterator[str]:
    for each in problems:
        yield annotation("error", each.file, each.line, f"{each.what}; {each.instead}")


def annotation(command: str, file: Path, line: int | None, text: str) -> str:
    place = f"file={_property(here(file))}" + (f",line={line}" if line else "")
    return f"::{command} {place},title=arvio check::{_escaped(text)}"


def message(finding: Finding) -> str:
    difference = f"\n{finding.difference}" if finding.difference else ""
    return f"{finding.what}; {finding.instead}{difference}"


def write_junit(file: Path, reports: Sequence[Report], seconds: float) -> None:
    """A suite for each assignment, a case for each check; warnings are output, since JUnit knows only failures."""
    root = ET.Element("testsuites", name="arvio check", time=f"{seconds:.3f}")
    for report in reports:
        _suite(root, report)
    _write(file, root)


def write_broken_junit(file: Path, problems: Sequence[Problem]) -> None:
    root = ET.Element("testsuites", name="arvio check")
    suite = ET.SubElement(root, "testsuite", name="course", tests=str(len(problems)), failures=str(len(problems)))
    for each in problems:
        case = ET.SubElement(suite, "testcase", classname="course", name=_valid(here(each.file)))
        ET.SubElement(case, "failure", message=_valid(each.what)).text = _valid(str(each))
    _write(file, root)


def _assignment(report: Report) -> dict[str, Any]:
    return {
        "name": report.name,
        "folder": here(report.folder),
        "status": "problems" if report.problems else "warnings" if report.warnings else "clean",
        "runs": report.runs,
        "level": report.level,
        "isolation": report.isolation,
        "model_also_at": report.lower,
        "checks": {check.name: check.detail for check in report.checks if check.was_tried},
        "findings": [_finding(check, finding) for check in report.checks for finding in check.findings],
    }


def _finding(check: Check, finding: Finding) -> dict[str, Any]:
    row = {"check": check.name, "severity": finding.severity, "file": here(finding.file), "line": finding.line}
    return row | {"what": finding.what, "instead": finding.instead, "diff": finding.difference or None}


def _suite(root: ET.Element, report: Report) -> None:
    failures = sum(bool(_problems(check)) for check in report.checks)
    skipped = sum(not check.was_tried for check in report.checks)
    numbers = {"tests": len(report.checks), "failures": failures, "skipped": skipped}
    attributes = {name: str(number) for name, number in numbers.items()}
    suite = ET.SubElement(root, "testsuite", {"name": report.name, **attributes})
    for check in report.checks:
        _case(ET.SubElement(suite, "testcase", classname=report.name, name=check.name), check)


def _case(case: ET.Element, check: Check) -> None:
    problems = _problems(check)
    if not check.was_tried:
        ET.SubElement(case, "skipped")
    if problems:
        failure = ET.SubElement(case, "failure", message=_valid(problems[0].what))
        failure.text = _valid("\n".join(f"{here(each.file)}:{each.line or 1}: {message(each)}" for each in problems))
    warnings = [
        f"{here(each.file)}:{each.line or 1}: {message(each)}" for each in check.findings if each not in problems
    ]
    if warnings:
        ET.SubElement(case, "system-out").text = _valid("\n".join(warnings))


def _problems(check: Check) -> list[Finding]:
    return [finding for finding in check.findings if finding.severity is Severity.PROBLEM]


def _write(file: Path, root: ET.Element) -> None:
    ET.indent(root)
    file.parent.mkdir(parents=True, exist_ok=True)
    ET.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)


def _valid(text: str) -> str:
    """XML has no control characters at all, not even escaped; a test's message may hold some."""
    return "".join(letter if letter in "\n\t" or letter.isprintable() else "�" for letter in text)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
