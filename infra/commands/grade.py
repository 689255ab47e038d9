"""`arvio grade`: files against an assignment's tests, in the real sandbox, without a stack."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from arvio.domain.submission import Status
from rich.console import Console

from infra.checking.exercise import Exercise
from infra.checking.grade_lines import grade_lines
from infra.checking.reading import read_for_grading
from infra.course_problems import CourseProblems
from infra.failures import ArvioFailed
from infra.local_sandbox import LEVELS, Graded, LocalSandbox

GRADED, FAILED, BROKEN = 0, 1, 2


@dataclass(frozen=True)
class Row:
    """One run of one file. `level` is the sandbox's, which a run that was lost twice does not know."""

    file: Path
    exercise: Exercise
    graded: Graded
    level: str

    @property
    def status(self) -> Status:
        return self.exercise.status(self.graded.run)

    def as_json(self) -> dict[str, Any]:
        """Tests that did not pass come first; everything is shown, whatever `feedback` says: an instructor reads it."""
        run = self.graded.run
        row = {
            "file": str(self.file),
            "status": self.status,
            "points": float(self.exercise.points(run)),
            "max_points": float(self.exercise.rules.points),
            "tests": self.exercise.rules.shown_tests(run),
            "level": run.level or self.level,
            "isolation": self.exercise.settings["isolation"],
            "mode": run.mode or "host",
            "seconds": self.graded.seconds,
        }
        return row | {name: value for name in ("output", "limit_hit", "refused") if (value := getattr(run, name))}


@click.command()
@click.argument("assignment", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("files", type=click.Path(path_type=Path, exists=True, dir_okay=False), nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a run, each on a line of its own.")
@click.option("--level", type=click.Choice(LEVELS), help="Isolation; the best that this machine offers if not given.")
@click.option("--repeat", type=click.IntRange(min=1), default=1, show_default=True, help="Runs of each file.")
def grade(assignment: Path, files: tuple[Path, ...], *, as_json: bool, level: str | None, repeat: int) -> None:
    """Grade FILES with the tests of the folder ASSIGNMENT, in the real sandbox; no instance is needed.

    All runs share one warm sandbox; the seconds are those from handing over the code to its verdict. Exits with 0 when
    every file was graded, whatever its verdict, with 1 when this machine has no such sandbox, and with 2 when the
    folder is broken.
    """
    say = _say_json if as_json else _say_text(repeat)
    try:
        exercise = read_for_grading(assignment)
        codes = [(file, read_code(file)) for file in files]
        sys.exit(grade_all(exercise, codes, say, level=level, repeat=repeat))
    except CourseProblems as broken:
        click.echo(json.dumps({"error": broken.cause}) if as_json else broken.cause, err=not as_json)
        sys.exit(BROKEN)
    except ArvioFailed as failure:
        if not as_json:
            raise
        click.echo(json.dumps({"error": failure.cause}))
        sys.exit(FAILED)


def grade_all(
    exercise: Exercise, codes: Sequence[tuple[Path, str]], say: Callable[[list[Row]], None], *, level: str | None,
    repeat: int,
) -> int:  # fmt: skip
    refused = False
    with LocalSandbox(level) as sandbox:
        for file, code in codes:
            rows = list(_rows(exercise, file, code, sandbox, repeat))
            say(rows)
            refused |= any(row.status is Status.ERROR for row in rows)
    return BROKEN if refused else GRADED


def read_code(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArvioFailed(f"{file} is not UTF-8 text (byte {error.start}), so nobody could submit it.") from None
    except OSError as error:
        raise ArvioFailed(f"{file} cannot be read: {error.strerror}.") from None


def _rows(exercise: Exercise, file: Path, code: str, sandbox: LocalSandbox, repeat: int) -> Iterator[Row]:
    for _ in range(repeat):
        yield Row(file, exercise, sandbox.grade(exercise.job(code)), sandbox.level)


def _say_json(rows: Sequence[Row]) -> None:
    for row in rows:
        click.echo(json.dumps(row.as_json(), ensure_ascii=False))


def _say_text(repeat: int) -> Callable[[Sequence[Row]], None]:
    console = Console(highlight=False, soft_wrap=True)

    def say(rows: Sequence[Row]) -> None:
        for line in grade_lines([row.as_json() for row in rows], show_times=repeat > 1):
            console.print(line)

    return say
