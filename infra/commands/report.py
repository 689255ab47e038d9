"""`arvio report`: the course in charts, as one HTML page that needs nothing else."""

import webbrowser
from datetime import datetime
from pathlib import Path

import click

from infra.commands.submissions import admin
from infra.course_report.page import html_page
from infra.files import write_whole
from infra.progress import busy
from infra.tables import json_option, say


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=Path("arvio-report.html"))
@click.option("--open", "is_opened", is_flag=True, help="Show it in the browser.")
@json_option
def report(file: Path, *, is_opened: bool, as_json: bool) -> None:
    """Write FILE (arvio-report.html): progress, pass rates, tries, failing tests, waits, reuse and cost.

    It holds counts only: no student, no code. --json prints the numbers and writes no file.
    """
    with busy("Counting"):
        found = admin()({"action": "report"})
        if not as_json:
            write_whole(file, html_page(found, datetime.now().astimezone()))
    say(found, [f"Wrote {file}."], as_json=as_json)
    if is_opened and not as_json:
        webbrowser.open(file.resolve().as_uri())
