"""What a publish tells a person."""

from typing import Any

from infra.publication_report import publication_lines

REPORT: dict[str, Any] = {
    "publication": 4,
    "new": [],
    "changed": ["sums"],
    "edited": ["add"],
    "unchanged": ["hello"],
    "removed": [],
    "course": [{"name": "title", "before": "Python", "after": "Python [1]"}],
    "differences": {
        "add": [
            {"name": "policy.due", "before": None, "after": "2026-12-01T18:00:00+02:00"},
            {"name": "points", "before": 10.0, "after": 7.5},
        ],
        "sums": [{"name": "tests", "before": None, "after": None}],
    },
    "stale_verdicts": 0,
}


def plain(line: str) -> str:
    for mark in ("[green]", "[yellow]", "[cyan]", "[dim]", "[red]"):
        line = line.replace(mark, "").replace(mark.replace("[", "[/"), "")
    return line.replace("\\[", "[").rstrip()


def test_settings_are_told_from_and_to() -> None:
    assert [plain(line) for line in publication_lines(REPORT, dry_run=True)] == [
        "course     title: Python → Python [1]",
        "changed    sums",
        "             tests: changed",
        "edited     add",
        "             policy.due: nothing → 2026-12-01T18:00:00+02:00",
        "             points: 10 → 7.5",
        "unchanged  hello",
        "Nothing was published yet; this would be publication 4: 1 changed, 1 edited, 1 unchanged.",
    ]


def test_the_same_course_again_would_change_nothing() -> None:
    same = REPORT | {"changed": [], "edited": [], "course": [], "differences": {}}

    assert publication_lines(same, dry_run=True)[-1] == "Nothing would change: 1 unchanged."


def test_a_long_value_is_cut() -> None:
    long = REPORT | {"course": [{"name": "title", "before": "x" * 100, "after": "y"}]}

    assert len(publication_lines(long, dry_run=True)[0]) < 100
