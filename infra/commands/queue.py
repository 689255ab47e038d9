"""`arvio queue`: what waits to be graded, and what to do when it should not."""

import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

import click

from infra.instance import load_instance
from infra.progress import busy
from infra.questions import must_be_agreed
from infra.stack import invoke_admin
from infra.tables import json_option, say

type Report = Mapping[str, Any]
type Ask = Callable[[str], Report]

POLL_SECONDS = 0.5


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def queue(context: click.Context, *, as_json: bool) -> None:
    """Show how many submissions wait, for how long, how many are being graded, and dead letters."""
    if context.invoked_subcommand is None:
        report = ask_admin("queue")
        say(report, queue_lines(report), as_json=as_json)


@queue.command()
@json_option
def redrive(*, as_json: bool) -> None:
    """Send everything that waits again, dead letters first. Safe at any time: nothing is graded twice."""
    answer = ask_admin("redrive")
    told = f"Sent {answer['resent']} again, {answer['dead_letters']} of them dead letters."
    say(answer, [told], as_json=as_json)


@queue.command()
@click.option("--timeout", "seconds", type=click.FloatRange(min=0), default=300, show_default=True, help="In seconds.")
@click.option("--give-up", is_flag=True, help="Do not wait: turn what waits into errors that students see.")
@click.option("--yes", is_flag=True, help="Do not ask before giving up.")
@json_option
def drain(seconds: float, *, give_up: bool, yes: bool, as_json: bool) -> None:
    """Wait until everything is graded, for instance before a deploy; what may be lost is sent again first.

    Exits with 1 when something still waits at the end of the time.
    """
    if give_up:
        say(*given_up(is_confirmed=yes), as_json=as_json)
        return
    with busy("Waiting for the last verdict"):
        report = drained(ask_admin, seconds)
    say(report, queue_lines(report), as_json=as_json)
    sys.exit(bool(left(report)))


def ask_admin(action: str) -> Report:
    return invoke_admin(load_instance(), {"action": action})


def given_up(*, is_confirmed: bool) -> tuple[Report, list[str]]:
    waiting = ask_admin("queue")["queued"]
    if waiting and not is_confirmed:
        question = f"{waiting} submissions would end as errors. Their students lose no points. Go on?"
        must_be_agreed(question, otherwise="Nothing was given up; the submissions wait on.")
    answer = ask_admin("give_up")
    return answer, [f"{answer['given_up']} became errors; their students can submit again."]


def drained(ask: Ask, seconds: float) -> Report:
    """The last look at the queue: empty, or at the end of the time."""
    deadline = time.monotonic() + seconds
    report = ask("queue")
    if left(report):
        ask("redrive")
    while left(report) and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
        report = ask("queue")
    return report


def left(report: Report) -> int:
    return int(report["queued"]) + int(report["in_flight"])


def queue_lines(report: Report) -> list[str]:
    oldest = f", the oldest for {report['oldest_seconds']:.0f} s" if report["queued"] else ""
    expired = f", {report['expired']} of them past their lease" if report["expired"] else ""
    return [
        f"{'Waiting':<13} {report['queued']}{oldest}",
        f"{'In flight':<13} {report['in_flight']}{expired}",
        f"{'Dead letters':<13} {report['dead_letters']}",
        f"{'Regrading':<13} {report['regrading']}, in a lane of its own",
    ]
