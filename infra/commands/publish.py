"""`arvio publish`: a course folder, checked and handed to the admin function."""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape

from infra import course_assets
from infra.course_folder import CourseFolder, read_course
from infra.course_problems import CourseProblems
from infra.course_upload import uploaded
from infra.failures import ArvioFailed
from infra.instance import Instance, load_instance
from infra.paths import COURSE
from infra.progress import busy
from infra.site_upload import show_title
from infra.stack import answering, invoke_admin, s3

REFUSED, HAS_PROBLEMS = 1, 2
COLOURS = {"new": "green", "changed": "yellow", "unchanged": "dim", "removed": "red"}


@click.command()
@click.argument("path", type=click.Path(path_type=Path), default=COURSE)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def publish(path: Path, *, dry_run: bool, as_json: bool) -> None:
    """Publish the course folder PATH (the sample course, if none is given) to the running instance.

    Exits with 0 when it is published, 1 when the server refused it, 2 when the folder has problems. Nothing is
    published unless all of it is in order.
    """
    with busy("Publishing"):
        status = tell(lambda: publish_to(load_instance(), path, dry_run=dry_run), dry_run=dry_run, as_json=as_json)
    sys.exit(status)


def tell(publishing: Callable[[], dict[str, Any]], *, dry_run: bool, as_json: bool) -> int:
    """Print what came of it, and give the exit code. Without JSON, a refusal is left to the command line tool."""
    try:
        report = publishing()
    except CourseProblems as problems:
        return _say(problem_report(problems) if as_json else problem_lines(problems), HAS_PROBLEMS)
    except ArvioFailed as failure:
        if not as_json:
            raise
        return _say({"error": failure.cause}, REFUSED)
    return _say(report if as_json else publication_lines(report, dry_run=dry_run))


def publish_to(instance: Instance, folder: Path, *, dry_run: bool = False) -> dict[str, Any]:
    """Give the answer of the admin function. Raises CourseProblems and ArvioFailed."""
    course = read_course(folder, lambda name: join_code(instance.home / "secrets", name))
    with answering():
        return publish_course(instance, course, dry_run=dry_run)


def publish_course(instance: Instance, course: CourseFolder, *, dry_run: bool) -> dict[str, Any]:
    client = s3(instance)
    if not dry_run:
        # Before the switch: interrupted here, the course in force is whole, and after it no handout lacks its image.
        course_assets.upload(instance, course.assets)
    with uploaded(client, course.payload) as key:
        report = invoke_admin(instance, {"action": "publish", "dry_run": dry_run, "course_key": key})
    if not dry_run:
        course_assets.keep(instance, course.assets)
        show_title(instance, client, course.payload["title"])
    return report


def join_code(secrets: Path, name: str) -> str | None:
    """Content of the file of that name, as `read_course` wants it."""
    file = secrets / name
    return file.read_text().strip() if file.is_file() else None


def publication_lines(report: Mapping[str, Any], *, dry_run: bool) -> list[str]:
    lines = [
        f"[{colour}]{kind:<10} {escape(slug)}[/{colour}]" for kind, colour in COLOURS.items() for slug in report[kind]
    ]
    counts = ", ".join(f"{len(report[kind])} {kind}" for kind in COLOURS if report[kind]) or "no assignments"
    did = "Nothing was published yet; this would be" if dry_run else "Published as"
    return [*lines, f"{did} publication {report['publication']}: {counts}.", *_stale_lines(report["stale_verdicts"])]


def _stale_lines(verdicts: int) -> list[str]:
    if not verdicts:
        return []
    count = "1 verdict is" if verdicts == 1 else f"{verdicts} verdicts are"
    return [f"{count} of earlier tests: points stay, and the same code is graded afresh when it is submitted again."]


def problem_lines(problems: CourseProblems) -> list[str]:
    count = "1 problem" if len(problems.problems) == 1 else f"{len(problems.problems)} problems"
    listed = [f"[red]✗[/red] {escape(str(problem))}" for problem in problems.problems]
    return [*listed, f"Nothing was published: the course has {count}."]


def problem_report(problems: CourseProblems) -> dict[str, Any]:
    rows = [
        {"file": str(each.file), "line": each.line, "what": each.what, "instead": each.instead}
        for each in problems.problems
    ]
    return {"problems": rows}


def _say(answer: Mapping[str, Any] | list[str], status: int = 0) -> int:
    if isinstance(answer, list):
        Console(highlight=False, soft_wrap=True).print("\n".join(answer))
    else:
        click.echo(json.dumps(answer, indent=2))
    return status
