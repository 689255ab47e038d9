"""`arvio logs`: what the functions said."""

import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from infra.failures import ArvioFailed
from infra.instance import Instance, load_instance
from infra.log_reading import LogFollower, readable
from infra.log_tail import last_lines

LOOK_SECONDS = 0.3


@click.command()
@click.argument("function", required=False)
@click.option("-f", "--follow", is_flag=True, help="Go on with what is said from now on, until Ctrl+C.")
@click.option("-n", "--lines", "count", type=click.IntRange(min=0), default=40, help="How many at first; 40.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def logs(function: str | None, count: int, *, follow: bool, as_json: bool) -> None:
    """Show what the functions said last: all of them, or one FUNCTION such as grader, api or sandbox.

    The names localstack, postgres and redis show those servers' own logs.
    """
    folder, pattern = place(load_instance(), function)
    follower = LogFollower((folder,), pattern)
    show(last_lines(sorted(folder.glob(pattern)), count), as_json=as_json)
    while follow:
        show(follower.raw(), as_json=as_json)
        time.sleep(LOOK_SECONDS)


def place(instance: Instance, function: str | None) -> tuple[Path, str]:
    """(folder, pattern of its files); raises ArvioFailed with the names there are."""
    functions, servers = instance.home / "logs" / "functions", instance.home / "logs"
    if function is None:
        return functions, "*.log"
    places = {path.stem.removeprefix(f"{instance.stack}-"): path for path in functions.glob("*.log")}
    places |= {path.stem: path for path in servers.glob("*.log")}
    found = places.get(function.removeprefix(f"{instance.stack}-"))
    if found is None:
        raise ArvioFailed(f"Nothing called {function} has a log here. There are: {', '.join(sorted(places))}.")
    return found.parent, found.name


def show(lines: Iterable[tuple[Path, str]], *, as_json: bool) -> None:
    for path, line in lines:
        click.echo(json.dumps(record(path, line)) if as_json else f"{path.stem:<18} {readable(line)}")


def record(path: Path, line: str) -> dict[str, Any]:
    """The line's own fields when it is a JSON object, else the line as `message`; and whose log it stands in."""
    try:
        fields = json.loads(line)
    except json.JSONDecodeError:
        fields = None
    return {"log": path.stem} | (fields if isinstance(fields, dict) else {"message": line})
