"""`arvio check`: the tests of a course, tested before students meet them."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from infra.checking import report_machine, report_terminal
from infra.checking.examination import Plan, examine
from infra.checking.exercise import Exercise
from infra.checking.findings import Report
from infra.checking.mutants import AT_MOST
from infra.checking.reading import course_of, is_course, read_exercises
from infra.chosen_folder import chosen_folder
from infra.course_folder import assignment_folders, slug_and_position
from infra.course_problems import CourseProblems, Problem
from infra.failures import ArvioFailed

CLEAN, HAS_PROBLEMS, BROKEN = 0, 1, 2


@dataclass(frozen=True)
class Style:
    """How the report is given. `junit` is written besides; `shorten` shows only some of many mutants."""

    as_json: bool = False
    for_github: bool = False
    junit: Path | None = None
    shorten: bool = True

    @property
    def for_people(self) -> bool:
        return not (self.as_json or self.for_github)


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True, file_okay=False), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@click.option("--format", "form", type=click.Choice(["text", "github"]), default="text",
              help="github: annotations of GitHub Actions.")  # fmt: skip
@click.option("--junit", type=click.Path(path_type=Path, dir_okay=False), help="Write the report as JUnit XML, too.")
@click.option("--strict", is_flag=True, help="Warnings fail the check as well.")
@click.option("--mutants", type=click.IntRange(min=0), default=AT_MOST, show_default=True,
              help="Most mutants of one model solution; 0 for none.")  # fmt: skip
def check(path: Path | None, *, as_json: bool, form: str, junit: Path | None, strict: bool, mutants: int) -> None:
    """Test the tests of PATH, a course or one assignment, in the real sandbox.

    The model solution must pass (five times, at every isolation level, in a third of its time), the starter and each
    wrong solution must fail, and nothing of the answer may be published. Tests should notice mutants: the model
    solution with one small mistake. Without PATH: the assignment or course you are in, else the sample course.

    Exits with 0 when there are no problems (warnings may remain), 1 when there are some, 2 when the course is broken.
    """
    folder = path or chosen_folder(Path.cwd())
    style = Style(as_json=as_json, for_github=form == "github", junit=junit, shorten=is_course(folder))
    try:
        exercises = read_exercises(folder)
        reports = check_all(exercises, slugs_beside(folder, exercises), style, mutants)
    except CourseProblems as broken:
        tell_broken(broken.problems, style)
        sys.exit(BROKEN)
    except ArvioFailed as failure:
        if not as_json:
            raise
        click.echo(json.dumps({"error": failure.cause}))
        sys.exit(HAS_PROBLEMS)
    sys.exit(exit_code(reports, strict=strict))


def slugs_beside(folder: Path, exercises: list[Exercise]) -> list[str]:
    """What a handout may link to: of a single assignment, its neighbours as well."""
    course = folder if is_course(folder) else course_of(folder)
    named = [slug_and_position(each) for each in assignment_folders(course)]
    return sorted({each.slug for each in exercises} | {name[0] for name in named if name})


def check_all(exercises: list[Exercise], slugs: list[str], style: Style, mutants: int) -> list[Report]:
    """Lines for people appear as soon as their assignment is done."""
    began = time.monotonic()
    console = Console(stderr=not style.for_people, highlight=False, soft_wrap=True)
    plan = Plan.of(exercises, mutants)
    reports = list(_told(plan, slugs, style, console))
    tell(reports, time.monotonic() - began, style, console)
    return reports


def tell(reports: list[Report], seconds: float, style: Style, console: Console) -> None:
    if style.as_json:
        click.echo(json.dumps(report_machine.as_json(reports, seconds), indent=2))
    if style.for_github:
        click.echo("".join(f"{line}\n" for line in report_machine.annotations(reports)), nl=False)
    if style.junit:
        report_machine.write_junit(style.junit, reports, seconds)
    if not style.as_json:
        console.print(report_terminal.closing(reports, seconds), markup=False)


def tell_broken(problems: list[Problem], style: Style) -> None:
    if style.as_json:
        click.echo(json.dumps(report_machine.broken_as_json(problems), indent=2))
    elif style.for_github:
        click.echo("\n".join(report_machine.broken_annotations(problems)))
    else:
        click.echo("\n".join(report_terminal.broken_lines(problems)))
    if style.junit:
        report_machine.write_broken_junit(style.junit, problems)


def exit_code(reports: list[Report], *, strict: bool) -> int:
    failing = [report for report in reports if report.problems or (strict and report.warnings)]
    return HAS_PROBLEMS if failing else CLEAN


def _told(plan: Plan, slugs: list[str], style: Style, console: Console) -> Iterator[Report]:
    names = [exercise.folder.resolve().name for exercise in plan.exercises]
    if style.for_people:
        console.print(report_terminal.heading(names))
    with _bar(plan.runs, console) as advance, closing(examine(plan, slugs, on_verdict=advance)) as reports:
        for report in reports:
            if style.for_people:
                for line in report_terminal.report_lines(report, names, shorten=style.shorten):
                    console.print(line)
            yield report


@contextmanager
def _bar(runs: int, console: Console) -> Iterator[Callable[[], None]]:
    """Only where somebody is looking, and gone when the work is done."""
    columns = TextColumn("running"), BarColumn(), MofNCompleteColumn(), TextColumn("runs"), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("runs", total=runs)
        yield lambda: progress.advance(task)
