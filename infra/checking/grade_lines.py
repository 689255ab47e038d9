"""A verdict as `arvio grade` shows it: the tests that did not pass first, each with its call."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from rich.text import Text

COLOURS = {"passed": "green", "failed": "red", "error": "yellow"}
MARKS = {"passed": "✓", "failed": "✗", "error": "!"}
VALUES = ("call", "expected", "got")


def grade_lines(rows: Sequence[Mapping[str, Any]], *, show_times: bool) -> Iterator[Text]:
    """`rows` are the runs of one file, as `--json` prints them; the first one's tests are shown."""
    first = rows[0]
    yield _heading(first, rows)
    if first.get("refused"):
        yield Text(f"    the tests do not load: {first['refused']}", style="yellow")
    for test in first["tests"]:
        if test["outcome"] != "passed":
            yield from _test_lines(test)
    passed = sum(test["outcome"] == "passed" for test in first["tests"])
    if passed:
        yield Text(f"    ✓ {passed} passed", style="dim")
    if show_times:
        yield _times(rows)


def _heading(row: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Text:
    """Several runs that do not agree say so: such a verdict is chance."""
    statuses = [str(each["status"]) for each in rows]
    counts = ", ".join(f"{status} {statuses.count(status)}×" for status in dict.fromkeys(statuses))  # noqa: RUF001 times
    status = statuses[0] if len(set(statuses)) == 1 else counts
    proof = "" if row["isolation"] == "strict" else f", not forge-proof (isolation: {row['isolation']})"
    return Text.assemble(
        (f"{MARKS[statuses[0]]} {row['file']}  {status}", COLOURS[statuses[0]]),
        f"  {row['points']:g} of {row['max_points']:g} points",
        (f"  {row['seconds'] * 1000:.0f} ms  ({row['level']}, {row['mode']}{proof})", "dim"),
    )


def _test_lines(test: Mapping[str, Any]) -> Iterator[Text]:
    yield Text.assemble(("    ✗ ", "red"), (test["name"], "bold"), (f"  {_outcome(test)}", "red"))
    for name in VALUES:
        if test.get(name):
            yield from _block(name, test[name])
    # Expected and got say what the message says, and the traceback ends with it.
    if test["message"] and not (test.get("expected") or test.get("traceback")):
        yield from _block("", test["message"])
    if test.get("traceback"):
        yield from _block("", test["traceback"])
    if test.get("output"):
        yield from _block("printed", test["output"])


def _outcome(test: Mapping[str, Any]) -> str:
    return str(test["outcome"]).replace("_", " ")


def _block(name: str, text: str) -> Iterator[Text]:
    for number, line in enumerate(text.rstrip().splitlines()):
        yield Text.assemble((f"        {name if not number else '':<9} ", "dim"), line)


def _times(rows: Sequence[Mapping[str, Any]]) -> Text:
    seconds = sorted(row["seconds"] * 1000 for row in rows)
    times = f"median {median(seconds):.1f} ms, fastest {seconds[0]:.1f} ms, slowest {seconds[-1]:.1f} ms"
    return Text(f"    {len(rows)} runs: {times}", style="dim")
