"""One result in four shapes: for people, JSON, GitHub's annotations, JUnit."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from infra.checking.findings import Check, Report, problem, warning
from infra.checking.report_machine import annotations, as_json, broken_annotations, write_broken_junit, write_junit
from infra.checking.report_terminal import broken_lines, closing, heading, report_lines
from infra.commands.check import exit_code
from infra.course_problems import Problem

DIFFERENCE = "--- solution.py\n+++ mutant\n@@ -1 +1 @@\n-a < b\n+a <= b"
BROKEN = [Problem(Path("/c/course.toml"), "title is missing", 'write title = "x"', 3)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "010-a"


@pytest.fixture
def report(folder: Path) -> Report:
    passes = problem(folder / "wrong" / "x,y.py", "it passes, 100%", "add a test")
    survives = warning(folder / "solution.py", "a mutant survives", "add a test", 4, DIFFERENCE)
    checks = [
        Check("model"), Check("time", "9 ms"), Check("levels", was_tried=False), Check("starter"),
        Check("wrong", "1/2", [passes]), Check("mutants", "3/4", [survives]), Check("handout"),
    ]  # fmt: skip
    return Report("010-a", folder, checks, 12, "L2", ["L0", "L1"])


def text_of(report: Report, *, shorten: bool = True) -> str:
    lines = [heading([report.name]), *report_lines(report, [report.name], shorten=shorten)]
    return "\n".join(line.plain.rstrip() for line in lines)


def test_people_read_a_line_of_marks_and_what_to_do(report: Report) -> None:
    assert text_of(report) == (
        "        model     starter wrong  mutants  tests  handout leaks\n"
        "✗ 010-a ✓ 9 ms    ✓       ✗ 1/2  ! 3/4    -      ✓       -\n"
        "    ✗ 010-a/wrong/x,y.py: it passes, 100%\n"
        "      → add a test\n"
        "    ! 010-a/solution.py:4: a mutant survives\n"
        "      → add a test\n"
        "        -a < b\n"
        "        +a <= b"
    )


def test_who_shares_an_interpreter_is_told_that_it_proves_less(folder: Path) -> None:
    report = Report("010-a", folder, [Check("model")], 5, isolation="shared")

    assert "not forge-proof (isolation: shared)" in text_of(report)


def test_of_many_mutants_a_course_shows_some_and_an_assignment_all(folder: Path) -> None:
    survivors = [warning(folder / "solution.py", "a mutant survives", "test", n, DIFFERENCE) for n in range(1, 6)]
    report = Report("010-a", folder, [Check("mutants", "0/5", survivors)], 5)

    assert text_of(report).count("a mutant survives") == 3
    assert "… and 2 more mutants: arvio check 010-a" in text_of(report)
    assert text_of(report, shorten=False).count("a mutant survives") == 5


def test_the_last_line_counts(report: Report) -> None:
    assert closing([report], 1.25) == (
        "1 assignment: 1 problem, 1 warning. 12 runs in 1.2 s, at L2; model solutions also at L1 and L0."
    )


def test_a_broken_course_is_told_with_its_places() -> None:
    assert broken_lines(BROKEN) == [
        '✗ /c/course.toml:3: title is missing; write title = "x"',
        "Nothing was run: 1 problem to repair first.",
    ]


def test_json_holds_what_the_text_says(report: Report) -> None:
    answer = as_json([report], 1.234)

    assert (answer["problems"], answer["warnings"], answer["runs"], answer["seconds"]) == (1, 1, 12, 1.23)
    assert answer["assignments"][0]["status"] == "problems"
    assert answer["assignments"][0]["findings"][0] == {
        "check": "wrong", "severity": "problem", "file": "010-a/wrong/x,y.py", "line": None, "what": "it passes, 100%",
        "instead": "add a test", "diff": None,
    }  # fmt: skip


def test_github_gets_one_line_a_finding_with_its_special_letters_escaped(report: Report) -> None:
    error, remark = annotations([report])

    assert error == "::error file=010-a/wrong/x%2Cy.py,title=arvio check::it passes, 100%25; add a test"
    assert remark.startswith(
        "::warning file=010-a/solution.py,line=4,title=arvio check::a mutant survives; add a test%0A"
    )
    assert "\n" not in remark
    assert list(broken_annotations(BROKEN)) == [
        '::error file=/c/course.toml,line=3,title=arvio check::title is missing; write title = "x"'
    ]


def test_junit_has_a_suite_for_each_assignment_and_a_case_for_each_check(report: Report, tmp_path: Path) -> None:
    write_junit(tmp_path / "out" / "junit.xml", [report], 1.5)
    root = ET.parse(tmp_path / "out" / "junit.xml").getroot()
    suite = root.find("testsuite")

    assert suite is not None
    assert suite.attrib == {"name": "010-a", "tests": "7", "failures": "1", "skipped": "1"}
    assert [case.get("name") for case in suite.iter("testcase") if case.find("failure") is not None] == ["wrong"]
    assert "a mutant survives" in (suite.findtext("testcase[@name='mutants']/system-out") or "")
    assert suite.find("testcase[@name='levels']/skipped") is not None


def test_junit_of_a_broken_course_fails(tmp_path: Path) -> None:
    control = Problem(Path("tests.py"), "bad \x1b[31m\x00 letters", "write")
    write_broken_junit(tmp_path / "junit.xml", [*BROKEN, control])

    assert ET.parse(tmp_path / "junit.xml").getroot().find("testsuite").get("failures") == "2"  # type: ignore[union-attr]


def test_warnings_fail_only_a_strict_check(report: Report, folder: Path) -> None:
    warned = Report("a", folder, [Check("mutants", findings=[warning(folder, "a", "b")])], 1)
    clean = Report("a", folder, [Check("model")], 1)

    assert [exit_code([each], strict=False) for each in (clean, warned, report)] == [0, 0, 1]
    assert [exit_code([each], strict=True) for each in (clean, warned, report)] == [0, 1, 1]
