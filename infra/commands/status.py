import json
import sys

import click

from infra.failures import NotRunning
from infra.instance import load_instance
from infra.status_report import sentences, status_report


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def status(*, as_json: bool) -> None:
    """Say whether the instance is up, and where.

    Exits with 0 when every part answers, else with 1.
    """
    try:
        report = status_report(load_instance())
    except NotRunning as absent:
        if not as_json:
            raise
        report = {"running": False, "problem": absent.cause}
    click.echo(json.dumps(report, indent=2) if as_json else "\n".join(sentences(report)))
    sys.exit(not report["running"])
