"""`arvio export`: grades or submissions as a file, in the columns that a learning platform imports."""

from pathlib import Path
from typing import Any

import click

from infra.commands.submissions import admin
from infra.gradebook import sources
from infra.gradebook.layouts import LAYOUTS
from infra.gradebook.platform import Platform
from infra.gradebook.roster import nobody, read_roster
from infra.gradebook.sheet import Sheet
from infra.gradebook.writers import WRITERS, write_sheet
from infra.progress import busy
from infra.tables import counted, json_option, say


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True))
@click.option("--rows", type=click.Choice(["grades", "submissions"]), default="grades", help="What a row is.")
@click.option(
    "--for", "platform", type=click.Choice(list(LAYOUTS)), default="arvio", show_default=True, help="Whose columns."
)
@click.option("--roster", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Who is who, as CSV.")
@click.option("--exercise", "exercises", multiple=True, metavar="SLUG=ID", help="An assignment's id in A+ or Canvas.")
@click.option("--everybody", is_flag=True, help="Also students who have submitted nothing.")
@json_option
def export(
    file: Path,
    rows: str,
    platform: str,
    roster: Path | None,
    exercises: tuple[str, ...],
    *,
    everybody: bool,
    as_json: bool,
) -> None:
    """Write grades (or every submission) to FILE: .csv, .xlsx or .json by its name.

    A student's row has the best points in each assignment. Moodle, Canvas and A+ know students by other names than
    Arvio: a roster says which. Whom it does not name is left out and counted.
    """
    if file.suffix.lower() not in WRITERS:
        raise click.BadParameter(f"{file.name} must end in {', '.join(WRITERS)}.", param_hint="FILE")
    with busy("Exporting"):
        report = exported(file, rows, platform, roster, numbers(exercises), everybody=everybody)
    say(report, export_lines(report), as_json=as_json)


def exported(
    file: Path, rows: str, name: str, roster: Path | None, exercises: dict[str, int], *, everybody: bool
) -> dict[str, Any]:
    platform = Platform(read_roster(roster) if roster else nobody(), exercises)
    count = write_sheet(_sheet(rows, name, platform, everybody=everybody), file)
    return {"file": str(file), "rows": count, "not_in_roster": platform.unknown}


def _sheet(rows: str, name: str, platform: Platform, *, everybody: bool) -> Sheet:
    if rows == "submissions":
        return sources.submissions_sheet(admin())
    return LAYOUTS[name](sources.read_grades(admin(), everybody=everybody), platform)


def numbers(pairs: tuple[str, ...]) -> dict[str, int]:
    for pair in pairs:
        slug, _, number = pair.partition("=")
        if not slug or not number.isdigit():
            raise click.BadParameter(f"{pair} is not SLUG=ID, such as hello=1234.", param_hint="--exercise")
    return {pair.partition("=")[0]: int(pair.partition("=")[2]) for pair in pairs}


def export_lines(report: dict[str, Any]) -> list[str]:
    left = report["not_in_roster"]
    told = [f"Left out because they are not in the roster: {counted(left, 'student')}."] if left else []
    return [f"Wrote {counted(report['rows'], 'row')} to {report['file']}.", *told]
