"""`arvio demo`: every program of the course submitted to a running instance, and each verdict compared."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Protocol

import click

from infra.demo.rows import Row, course_rows, unique
from infra.demo.student import TERMINAL, Refused, Student
from infra.instance import load_instance
from infra.paths import COURSE

# Longer than a row whose first sandbox dies: a lease and a sweep (design §6) and the run itself.
VERDICT_SECONDS = 120


class Grading(Protocol):
    """What a row needs of a student."""

    def submit(self, assignment: str, code: str) -> dict[str, Any]: ...
    def verdict(self, submission: dict[str, Any], *, within_seconds: float) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Played:
    """`milliseconds` from submit to verdict, None if there was no verdict; `detail` is the first test's outcome."""

    row: Row
    got: str
    detail: str = ""
    milliseconds: float | None = None

    @property
    def is_as_expected(self) -> bool:
        return self.got == self.row.expected


@click.command()
@click.option("--api", help="Address of the API; the running instance's own if not given.")
@click.option("--course", type=click.Path(path_type=Path, exists=True), default=COURSE, help="The published course.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
def demo(api: str | None, course: Path, *, as_json: bool) -> None:
    """Submit every solution of the course, right and wrong, and a few attacks; exit with 1 if one verdict surprises."""
    address = (api or load_instance().api_url).rstrip("/")
    played = play(course_rows(course), lambda: Student.join(address))
    rows = list(played if as_json else _printed(played))
    click.echo(json.dumps(report(rows), indent=2) if as_json else summary(rows))
    sys.exit(not all(row.is_as_expected for row in rows))


def play(groups: Iterable[list[Row]], join: Callable[[], Grading]) -> Iterator[Played]:
    """Row after row, since a student has one submission in grading at a time; a group has a student of its own."""
    for group in groups:
        student = join()
        for row in group:
            yield play_row(row, student)


def play_row(row: Row, student: Grading) -> Played:
    began = time.perf_counter()
    try:
        submission = student.submit(row.assignment, unique(row.code))
        submission = student.verdict(submission, within_seconds=VERDICT_SECONDS)
    except Refused as refused:
        return Played(row, "refused", refused.cause)
    milliseconds = (time.perf_counter() - began) * 1000
    if submission["status"] not in TERMINAL:
        return Played(row, submission["status"], f"no verdict in {VERDICT_SECONDS} s")
    # A verdict that was not run for this very row shows nothing.
    got = f"{submission['status']}, reused" if submission.get("reused") else submission["status"]
    return Played(row, got, _first_outcome(submission), milliseconds)


def _first_outcome(submission: dict[str, Any]) -> str:
    """Of the tests that did not pass, which the API lists first."""
    outcomes = [test["outcome"] for test in submission.get("tests") or []]
    return next((outcome for outcome in outcomes if outcome not in ("passed", submission["status"])), "")


def _printed(played: Iterable[Played]) -> Iterator[Played]:
    for place, each in enumerate(played):
        if place == 0:  # not before there is an answer
            click.echo(f"  {'assignment':<17} {'row':<42} {'expected':<9} {'got':<26} {'ms':>6}")
        click.echo(line(each))
        yield each


def line(played: Played) -> str:
    row, mark = played.row, "✓" if played.is_as_expected else "✗"
    got = f"{played.got} ({played.detail})" if played.detail else played.got
    milliseconds = "-" if played.milliseconds is None else f"{played.milliseconds:.0f}"
    return f"{mark} {row.assignment:<17} {row.name:<42} {row.expected:<9} {got:<26} {milliseconds:>6}"


def summary(rows: list[Played]) -> str:
    counts = report(rows)
    typical = f"{counts['median_ms']:.0f} ms" if counts["median_ms"] is not None else "no verdict at all"
    return f"{counts['passed']} passed, {counts['failed']} failed; submit → verdict, median: {typical}"


def report(rows: list[Played]) -> dict[str, Any]:
    times = [row.milliseconds for row in rows if row.milliseconds is not None]
    return {
        "rows": [_row_report(row) for row in rows],
        "passed": sum(row.is_as_expected for row in rows),
        "failed": sum(not row.is_as_expected for row in rows),
        "median_ms": round(median(times), 1) if times else None,
    }


def _row_report(played: Played) -> dict[str, Any]:
    return {
        "assignment": played.row.assignment,
        "row": played.row.name,
        "expected": played.row.expected,
        "got": played.got,
        "detail": played.detail,
        "ms": None if played.milliseconds is None else round(played.milliseconds, 1),
    }
