"""`arvio publish`: a course folder, checked and handed to the admin function."""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from infra.chosen_folder import chosen_course
from infra.course_problems import CourseProblems
from infra.failures import ArvioFailed
from infra.instance import load_instance
from infra.progress import busy
from infra.publication_report import problem_lines, problem_report, publication_lines
from infra.publishing import publish_to

REFUSED, BROKEN = 1, 2


@click.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True, file_okay=False), required=False)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def publish(path: Path | None, *, dry_run: bool, as_json: bool) -> None:
    """Publish the course folder PATH to the running instance. Without PATH: the course you are in, else the sample.

    It tells what is new, what has other tests or limits (their verdicts become stale), what was only edited, and
    what is removed; and of each setting, such as a deadline, what it was and what it is.

    Exits with 0 when it is published, 1 when the server refused it, 2 when the folder has problems. Nothing is
    published unless all of it is in order.
    """
    folder = path or chosen_course(Path.cwd())
    with busy("Publishing"):
        status = tell(lambda: publish_to(load_instance(), folder, dry_run=dry_run), dry_run=dry_run, as_json=as_json)
    sys.exit(status)


def tell(publishing: Callable[[], dict[str, Any]], *, dry_run: bool, as_json: bool) -> int:
    """Print what came of it, and give the exit code. Without JSON, a refusal is left to the command line tool."""
    try:
        report = publishing()
    except CourseProblems as problems:
        return _say(problem_report(problems) if as_json else problem_lines(problems), BROKEN)
    except ArvioFailed as failure:
        if not as_json:
            raise
        return _say({"error": failure.cause}, REFUSED)
    return _say(report if as_json else publication_lines(report, dry_run=dry_run))


def _say(answer: Mapping[str, Any] | list[str], status: int = 0) -> int:
    if isinstance(answer, list):
        Console(highlight=False, soft_wrap=True).print("\n".join(answer))
    else:
        click.echo(json.dumps(answer, indent=2, ensure_ascii=False))
    return status
