"""`arvio submissions`: find them, see one as it was graded, read its code."""

from collections.abc import Callable, Iterator
from typing import Any

import click

from infra import pages
from infra.instance import load_instance
from infra.pages import Admin, Row
from infra.stack import invoke_admin
from infra.tables import aligned, json_option, say
from infra.times import TIME

HEADER = ("number", "accepted", "student", "assignment", "status", "points", "of", "id")
STATUSES = click.Choice(["queued", "grading", "passed", "failed", "error"])
type Wrapped = Callable[..., Any]


def filters(command: Wrapped) -> Wrapped:
    options = (
        click.option("--student", help="Only of the student with this id."),
        click.option("--assignment", help="Only of this assignment, by its slug."),
        click.option("--status", type=STATUSES, help="Only with this status."),
        click.option("--since", type=TIME, help="Only those accepted at this time or later."),
        click.option("--until", type=TIME, help="Only those accepted before this time."),
        click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many at most."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(invoke_without_command=True)
@filters
@json_option
@click.pass_context
def submissions(context: click.Context, /, limit: int, *, as_json: bool, **search: str | None) -> None:
    """List submissions, newest first; `show` and `code` tell of one."""
    if context.invoked_subcommand is None:
        listed(search, limit, as_json=as_json)


@submissions.command("list")
@filters
@json_option
def list_(limit: int, *, as_json: bool, **search: str | None) -> None:
    """List submissions, newest first."""
    listed(search, limit, as_json=as_json)


@submissions.command()
@click.argument("submission")
@json_option
def show(submission: str, *, as_json: bool) -> None:
    """Show one SUBMISSION as it was graded: its times, and each test with everything the run said."""
    row = admin()({"action": "submission", "id": submission})
    say(row, submission_lines(row), as_json=as_json)


@submissions.command()
@click.argument("submission")
@json_option
def code(submission: str, *, as_json: bool) -> None:
    """Print the code of one SUBMISSION, and nothing else."""
    row = admin()({"action": "submission", "id": submission})
    say({"id": row["id"], "code": row["code"]}, [row["code"].removesuffix("\n")], as_json=as_json)


def admin() -> Admin:
    instance = load_instance()
    return lambda order: invoke_admin(instance, order)


def listed(search: dict[str, str | None], limit: int, *, as_json: bool) -> None:
    rows = list(pages.rows(admin(), {"action": "submissions", "limit": limit, **search}, "submissions", limit=limit))
    say(rows, list_lines(rows), as_json=as_json)


def list_lines(rows: list[Row]) -> list[str]:
    names = ("number", "accepted_at", "student", "assignment", "status", "points", "max_points", "id")
    return aligned(HEADER, ([row[name] for name in names] for row in rows)) if rows else ["There are none."]


def submission_lines(row: Row) -> Iterator[str]:
    yield f"{row['assignment']}: {row['status']}, {row['points']:g} of {row['max_points']:g} points"
    for name in ("id", "student", "accepted_at", "queued_at", "started_at", "finished_at", "grading", "attempt"):
        yield f"{name.replace('_', ' '):<12} {row[name] if row[name] is not None else '-'}"
    run = row["run"] or {}
    proof = "strict" if row["isolation"] == "strict" else f"not forge-proof (isolation: {row['isolation']})"
    yield f"{'sandbox':<12} level {run.get('level') or '-'}, {proof}, version {row['sandbox_version']}"
    for test in run.get("tests", []):
        yield f"\n{'✓' if test['outcome'] == 'passed' else '✗'} {test['name']}: {test['outcome']}"
        yield from (f"  {name:<9} {test[name]}" for name in ("message", "call", "expected", "got") if test.get(name))
