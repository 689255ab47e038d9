"""`arvio regrade`: a preview of who goes up or down and by how much; then all of it, or nothing; and back."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from infra.commands.submissions import STATUSES, admin
from infra.pages import Admin, Row
from infra.progress import busy
from infra.questions import must_be_agreed
from infra.tables import aligned, counted, json_option, say
from infra.times import TIME

POLL_SECONDS = 0.5
HEADER = ("student", "before", "after", "change", "submissions")


@click.command()
@click.argument("assignment", required=False)
@click.option("--only", "status", type=STATUSES, help="Only submissions with this status, such as error.")
@click.option("--student", help="Only submissions of the student with this id.")
@click.option("--since", type=TIME, help="Only those accepted at this time or later.")
@click.option("--until", type=TIME, help="Only those accepted before this time.")
@click.option("--dry-run", is_flag=True, help="Show the preview, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask before applying.")
@click.option("--undo", metavar="ID", help="Put back the verdicts from before an applied regrade.")
@json_option
def regrade(
    assignment: str | None, undo: str | None, *, dry_run: bool, yes: bool, as_json: bool, **chosen: str | None
) -> None:
    """Grade the submissions of ASSIGNMENT again, against its tests of now.

    The runs have a lane of their own: no student waits for them. Nothing changes until the preview is confirmed; both
    verdicts are kept, and an applied regrade can be undone. Ctrl+C before that leaves nothing behind.
    """
    ask = admin()
    if undo:
        row = ask({"action": "regrade", "step": "undo", "id": undo})
        say(row, [f"The verdicts from before regrade {undo} are back."], as_json=as_json)
        return
    if not assignment:
        raise click.UsageError("Name an assignment by its slug, or a regrade to --undo.")
    regraded(ask, {"assignment": assignment, **chosen}, is_dry_run=dry_run, is_confirmed=yes, as_json=as_json)


def regraded(ask: Admin, order: Mapping[str, Any], *, is_dry_run: bool, is_confirmed: bool, as_json: bool) -> None:
    row = ask({"action": "regrade", "step": "start", "status": None, **order})
    with dropped_unless_applied(ask, row["id"]) as applied:
        preview = graded(ask, row)
        if not as_json:
            click.echo("\n".join(preview_lines(preview)))
        if not is_dry_run and preview["students"]:
            confirm(is_confirmed=is_confirmed)
            preview = ask({"action": "regrade", "step": "apply", "id": row["id"]})
            applied.append(row["id"])
    say({**preview, "applied": bool(applied)}, outcome_lines(row["id"], applied), as_json=as_json)


def confirm(*, is_confirmed: bool) -> None:
    if not is_confirmed:
        must_be_agreed("Apply this?", otherwise="Nothing was applied; the preview is dropped.")


@contextmanager
def dropped_unless_applied(ask: Admin, regrade_id: str) -> Iterator[list[str]]:
    """A list to put the id on once it is applied; otherwise, and after Ctrl+C, the preview is forgotten."""
    applied: list[str] = []
    try:
        yield applied
    finally:
        if not applied:
            ask({"action": "regrade", "step": "drop", "id": regrade_id})


def graded(ask: Admin, row: Row) -> Row:
    """The preview, when every run of the lane has its verdict."""
    with busy(f"Grading {row['texts']} texts"):
        while row["graded"] < row["submissions"]:
            time.sleep(POLL_SECONDS)
            row = ask({"action": "regrade", "step": "progress", "id": row["id"]})
    return ask({"action": "regrade", "step": "preview", "id": row["id"]})


def preview_lines(preview: Row) -> list[str]:
    students = preview["students"]
    up = sum(row["after"] > row["before"] for row in students)
    down = sum(row["after"] < row["before"] for row in students)
    graded = f"{counted(preview['submissions'], 'submission')}, {counted(preview['texts'], 'different text')}"
    told = f"{graded}; students who go up: {up}, down: {down}."
    errors = f"{preview['errors']} could not be graded and keep their verdict."
    return [*student_lines(students), told, *([errors] if preview["errors"] else [])]


def student_lines(students: list[Row]) -> list[str]:
    rows = [
        (row["student"], row["before"], row["after"], f"{row['after'] - row['before']:+g}", row["changed"])
        for row in students
    ]
    return aligned(HEADER, rows) if rows else []


def outcome_lines(regrade_id: str, applied: list[str]) -> list[str]:
    undo = f"`arvio regrade --undo {regrade_id}` puts the old verdicts back."
    return ["Applied.", undo] if applied else ["Nothing was changed."]
