"""`arvio students`: who reached what, one student's whole record, their access, and their privacy."""

from collections.abc import Iterator
from pathlib import Path

import click

from infra import pages
from infra.commands.submissions import admin
from infra.pages import Row
from infra.progress import busy
from infra.questions import must_be_agreed
from infra.student_copy import write_copy
from infra.tables import aligned, counted, json_option, say
from infra.times import TIME

HEADER = ("student", "points", "completed", "submissions", "latest")
RECORD = ("assignment", "points", "of", "passed", "submissions", "latest")


@click.group(invoke_without_command=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many at most.")
@click.option("--everybody", is_flag=True, help="Also those who have submitted nothing.")
@json_option
@click.pass_context
def students(context: click.Context, limit: int, *, everybody: bool, as_json: bool) -> None:
    """List students with their points; the other commands are about one of them."""
    if context.invoked_subcommand is None:
        order = {"action": "students", "limit": limit, "everybody": everybody}
        rows = list(pages.rows(admin(), order, "students", limit=limit))
        say(rows, list_lines(rows), as_json=as_json)


@students.command()
@click.argument("student")
@json_option
def show(student: str, *, as_json: bool) -> None:
    """Show the whole record of one STUDENT."""
    row = admin()({"action": "student", "id": student})
    say(row, record_lines(row), as_json=as_json)


@students.command()
@click.argument("student")
@click.option("--sign-out", is_flag=True, help="Also end every session that is open now, for a lost laptop.")
@json_option
def recover(student: str, *, sign_out: bool, as_json: bool) -> None:
    """Give a STUDENT who lost access a new recovery code. The old one dies.

    The code is shown once and kept nowhere: hand it over by a way that only the student can read.
    """
    answer = admin()({"action": "recover", "id": student, "sign_out": sign_out})
    say(answer, [f"The new recovery code is {answer['recovery_code']}"], as_json=as_json)


@students.command()
@click.argument("student")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@json_option
def export(student: str, file: Path | None, *, as_json: bool) -> None:
    """Write everything that is kept of one STUDENT as JSON: to FILE, or to standard output.

    It is what a request for one's own data asks for: record, submissions, code and verdicts.
    """
    with busy("Collecting"):
        count = write_copy(admin(), student, file)
    if file:
        say(
            {"file": str(file), "submissions": count},
            [f"Wrote {counted(count, 'submission')} to {file}."],
            as_json=as_json,
        )


@students.command()
@click.argument("student")
@click.argument("assignment")
@click.argument("until", type=TIME, required=False)
@click.option("--remove", is_flag=True, help="Take the extension back.")
@json_option
def extend(student: str, assignment: str, until: str | None, *, remove: bool, as_json: bool) -> None:
    """Give one STUDENT more time for one ASSIGNMENT: until then it is neither due nor closed.

    What the student has submitted late already counts as in time then.
    """
    if (until is None) != remove:
        raise click.UsageError("Give a time, or --remove.")
    answer = admin()({"action": "extend", "id": student, "assignment": assignment, "until": until})
    told = f"{assignment} is extended to {until}." if until else f"{assignment} has its usual deadline again."
    say(answer, [told, f"Submissions with other points now: {answer['submissions_changed']}."], as_json=as_json)


@students.command()
@click.argument("student")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
def erase(student: str, *, yes: bool, as_json: bool) -> None:
    """Erase one STUDENT: sessions, submissions, and code that nobody else has sent. It cannot be undone."""
    row = admin()({"action": "student", "id": student})
    if not yes:
        question = f"Erase {student} and {counted(row['submissions'], 'submission')} for ever?"
        must_be_agreed(question, otherwise="Nothing was erased.")
    answer = admin()({"action": "erase", "id": student})
    erased = f"Erased {counted(answer['submissions'], 'submission')} and {counted(answer['texts'], 'text')}."
    say(answer, [erased], as_json=as_json)


def list_lines(rows: list[Row]) -> list[str]:
    names = ("student", "points", "completed", "submissions", "latest_at")
    return aligned(HEADER, ([row[name] for name in names] for row in rows)) if rows else ["There are none yet."]


def record_lines(row: Row) -> Iterator[str]:
    yield f"{'student':<12} {row['student']}"
    yield f"{'since':<12} {row['created_at']}"
    yield f"{'submissions':<12} {row['submissions']}"
    names = ("assignment", "points", "max_points", "is_passed", "submissions", "latest_at")
    if row["assignments"]:
        yield ""
        yield from aligned(RECORD, ([each[name] for name in names] for each in row["assignments"]))
    for extension in row["extensions"]:
        yield f"{extension['assignment']} is extended to {extension['until']}"
