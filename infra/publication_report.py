"""What a publish did or would do, and what keeps a folder from being published, as lines with rich's markup."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.markup import escape

from infra.course_problems import CourseProblems
from infra.tables import counted

type Report = Mapping[str, Any]

COLOURS = {"new": "green", "changed": "yellow", "edited": "cyan", "unchanged": "dim", "removed": "red"}
LONGEST = 60


def publication_lines(report: Report, *, dry_run: bool) -> list[str]:
    lines = [line for kind in COLOURS for slug in report.get(kind, ()) for line in _assignment(kind, slug, report)]
    own = [f"{'course':<10} {_difference(each)}" for each in report.get("course", ())]
    return [*own, *lines, _closing(report, dry_run=dry_run), *_stale_lines(report["stale_verdicts"])]


def counts(report: Report) -> str:
    return ", ".join(f"{len(report[kind])} {kind}" for kind in COLOURS if report.get(kind)) or "no assignments"


def is_the_same(report: Report) -> bool:
    return not any(report.get(kind) for kind in ("new", "changed", "edited", "removed", "course"))


def _closing(report: Report, *, dry_run: bool) -> str:
    if not dry_run:
        return f"Published as publication {report['publication']}: {counts(report)}."
    if is_the_same(report):
        return f"Nothing would change: {counts(report)}."
    return f"Nothing was published yet; this would be publication {report['publication']}: {counts(report)}."


def _assignment(kind: str, slug: str, report: Report) -> Iterator[str]:
    colour = COLOURS[kind]
    yield f"[{colour}]{kind:<10} {escape(slug)}[/{colour}]"
    yield from (f"{'':<10}   {_difference(each)}" for each in report.get("differences", {}).get(slug, ()))


def _difference(difference: Mapping[str, Any]) -> str:
    before, after = difference["before"], difference["after"]
    name = escape(difference["name"])
    if before is None and after is None:
        return f"{name}: changed"
    return f"{name}: {_shown(before)} → {_shown(after)}"


def _shown(value: object) -> str:
    text = "nothing" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return escape(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


def _stale_lines(verdicts: int) -> list[str]:
    if not verdicts:
        return []
    count = "1 verdict is" if verdicts == 1 else f"{verdicts} verdicts are"
    return [f"{count} of earlier tests: points stay, and the same code is graded afresh when it is submitted again."]


def problem_lines(problems: CourseProblems, what: str = "Nothing was published") -> list[str]:
    listed = [f"[red]✗[/red] {escape(str(problem))}" for problem in problems.problems]
    return [*listed, f"{what}: the course has {counted(len(problems.problems), 'problem')}."]


def problem_report(problems: CourseProblems) -> dict[str, Any]:
    rows = [
        {"file": str(each.file), "line": each.line, "what": each.what, "instead": each.instead}
        for each in problems.problems
    ]
    return {"problems": rows}
