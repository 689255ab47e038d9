"""`arvio new`: a course or an assignment to begin with, which `arvio check` finds in order as it stands."""

import json
import re
from pathlib import Path

import click

from infra.checking.report_terminal import here
from infra.chosen_folder import course_around
from infra.failures import ArvioFailed
from infra.scaffold.writing import title_of, write_assignment, write_course

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


@click.group()
def new() -> None:
    """Begin a course or an assignment: a folder with a small example that works."""


@new.command()
@click.argument("name", type=click.Path(path_type=Path))
@click.option("--title", help="What students read; made from the name if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def course(name: Path, title: str | None, *, as_json: bool) -> None:
    """Make the folder NAME, a course with one assignment.

    Exits with 1 when there is something of that name already.
    """
    write_course(name, title or title_of(name.resolve().name))
    enter = [] if name.resolve() == Path.cwd() else [f"cd {here(name)}"]
    steps = [*enter, "arvio check", "arvio publish", "arvio new assignment fizz-buzz"]
    _say(name, "a course with one small assignment", steps, as_json=as_json)


@new.command()
@click.argument("slug")
@click.option("--title", help="What students read; made from the slug if not given.")
@click.option("--course", type=click.Path(path_type=Path, exists=True, file_okay=False),
              help="Folder of the course; the one you are in if not given.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def assignment(slug: str, title: str | None, course: Path | None, *, as_json: bool) -> None:
    """Make the folder of the assignment SLUG, after the last one of the course.

    Exits with 1 when the course has this slug already, or when there is no course.
    """
    if not SLUG.match(slug):
        raise click.BadParameter(f"write small letters, digits and single hyphens: {_suggested(slug)}")
    course = course or enclosing_course(Path.cwd())
    folder = write_assignment(course, slug, title or title_of(slug))
    steps = [
        f"put your own exercise into {here(folder)}",
        f"arvio check {here(folder)}",
        f"arvio publish {here(course)}",
    ]
    _say(folder, "an assignment with a small example", steps, as_json=as_json)


def enclosing_course(folder: Path) -> Path:
    found = course_around(folder)
    if found is None:
        raise ArvioFailed("There is no course.toml here or above: go into your course, or name it with --course.")
    return found


def _suggested(slug: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", slug.lower())) or "fizz-buzz"


def _say(folder: Path, what: str, steps: list[str], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"made": here(folder), "next": steps}, indent=2))
    else:
        click.echo("\n".join([f"Made {here(folder)}: {what}.", "Next:", *(f"  {step}" for step in steps)]))
