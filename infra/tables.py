"""Answers of commands: JSON for programs, plain aligned columns for people, pipes and screen readers."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

json_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON."
)


def say(answer: Any, lines: Iterable[str], *, as_json: bool) -> None:
    """`lines` is only walked when a person reads."""
    click.echo(json.dumps(answer, indent=2, ensure_ascii=False) if as_json else "\n".join(lines))


def counted(number: int, noun: str) -> str:
    """1 student, 2 students."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def aligned(header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A line a row. Numbers stand right, the last column keeps its length."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(len(row[place]) for row in [list(header), *cells]) for place in range(len(header))]
    numeric = [all(_is_number(row[place]) for row in cells) for place in range(len(header))]
    return [_line(row, widths, numeric) for row in [list(header), *cells]]


def _line(row: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    padded = [
        text.rjust(width) if right else text.ljust(width)
        for text, width, right in zip(row, widths, numeric, strict=True)
    ]
    return "  ".join(padded).rstrip()


def _cell(value: object) -> str:
    """A line is one row, whatever stands in it."""
    text = "-" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return " ".join(text.split()) or "-"


def _is_number(text: str) -> bool:
    return text == "-" or text.lstrip("+-").replace(".", "", 1).isdigit()
