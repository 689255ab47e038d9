"""The report as one HTML page: charts for the eye, and each with its numbers as a table."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from infra.course_report import charts
from infra.course_report.cost import estimate

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; color: #0f172a; }
svg { max-width: 100%; height: auto; } dl { display: flex; flex-wrap: wrap; gap: 1rem 2rem; }
dt { color: #475569; font-size: .85rem; } dd { margin: 0; font-size: 1.5rem; font-weight: 600; }
table { border-collapse: collapse; }
th, td { padding: .2rem .8rem; text-align: left; border-bottom: 1px solid #cbd5e1; }
td:not(:first-child) { font-variant-numeric: tabular-nums; } summary { cursor: pointer; color: #475569; }
"""
# Nothing is loaded from anywhere: opened in ten years it still shows the same.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
type Report = Mapping[str, Any]


def html_page(report: Report, at: datetime) -> str:
    title = escape(report["title"] or "No course")
    body = "".join([_summary(report), *_sections(report)])
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}: report</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head>'
        f"<body><h1>{title}</h1><p>As of {at:%Y-%m-%d %H:%M %Z}.</p>{body}</body></html>\n"
    )


def _summary(report: Report) -> str:
    totals, waits = report["totals"], report["wait_seconds"]
    reused = totals["reused"] / totals["submissions"] if totals["submissions"] else 0
    facts = {
        "Students": totals["students"],
        "Submissions": totals["submissions"],
        "Verdicts reused": f"{reused:.0%}",
        "Errors of ours": totals["errors"],
        "Median wait": f"{waits[0]:.2f} s" if waits else "-",
        "Cost on AWS, about": _dollars(estimate(totals).total),
    }
    return f"<dl>{''.join(f'<div><dt>{name}</dt><dd>{value}</dd></div>' for name, value in facts.items())}</dl>"


def _sections(report: Report) -> Iterable[str]:
    rows = report["assignments"]
    names = [row["title"] for row in rows]
    yield _section(
        "Pass rate", charts.shares(names, [r["passed"] for r in rows], [r["tried"] for r in rows]) if rows else "",
        ("Assignment", "Tried", "Passed", "Submissions"),
        [(r["title"], r["tried"], r["passed"], r["submissions"]) for r in rows],
    )  # fmt: skip
    tried = [row for row in rows if row["tries"]]
    yield _section(
        "Tries until the first pass",
        charts.bars([r["title"] for r in tried], [round(r["tries"], 2) for r in tried], "mean tries") if tried else "",
        ("Assignment", "Mean tries", "Mean best points"),
        [(r["title"], _two(r["tries"]), _two(r["mean_best"])) for r in rows],
    )
    yield from _over_the_course(report)
    yield _costs(report)


def _over_the_course(report: Report) -> Iterable[str]:
    tests, days, progress = report["failing_tests"], report["days"], report["progress"]
    labels = [f"{test['slug']}: {test['name']}" for test in tests]
    failures = [test["failures"] for test in tests]
    yield _section(
        "Tests that fail most", charts.bars(labels, failures, "runs", colour=charts.RED) if tests else "",
        ("Test", "Runs that failed it", "Runs"),
        [(label, test["failures"], test["runs"]) for label, test in zip(labels, tests, strict=True)],
    )  # fmt: skip
    yield _section(
        "Progress", _columns(progress, "completed", "students", "assignments completed"),
        ("Assignments completed", "Students"), [(r["completed"], r["students"]) for r in progress],
    )  # fmt: skip
    yield _section(
        "Submissions by day", _columns(days, "day", "submissions", "day (UTC)"),
        ("Day", "Submissions", "Passed"), [(r["day"], r["submissions"], r["passed"]) for r in days],
    )  # fmt: skip
    waits = list(zip(("median", "90 %", "99 %", "longest"), report["wait_seconds"], strict=False))
    chart = charts.bars([n for n, _ in waits], [round(v, 2) for _, v in waits], "seconds") if waits else ""
    yield _section("Time to verdict", chart, ("Share", "Seconds"), [(n, _two(v)) for n, v in waits])


def _costs(report: Report) -> str:
    cost = estimate(report["totals"])
    parts = {"Sandbox": cost.sandbox, "Graders": cost.graders, "API": cost.api, "Queue and push": cost.queue_and_push}
    rows = [(name, f"${dollars:.4f}") for name, dollars in parts.items()]
    told = "<p>An estimate from list prices, without free tiers, database and traffic.</p>"
    return _section("Cost on AWS", told, ("Part", "Dollars"), rows)


def _columns(rows: Sequence[Report], name: str, value: str, below: str) -> str:
    return charts.columns([str(row[name]) for row in rows], [row[value] for row in rows], below, value) if rows else ""


def _section(heading: str, chart: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A chart is decoration to who cannot see it: the table says the same."""
    cells = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
    names = "".join(f'<th scope="col">{name}</th>' for name in header)
    table = f"<table><thead><tr>{names}</tr></thead><tbody>{cells}</tbody></table>"
    figure = f'<div aria-hidden="true">{chart}</div>' if chart.startswith("<svg") else chart
    told = f"<details><summary>Numbers</summary>{table}</details>" if cells else "<p>Nothing yet.</p>"
    return f"<section><h2>{heading}</h2>{figure}{told}</section>"


def _dollars(value: float) -> str:
    return f"${value:.2f}" if value >= 0.01 or not value else "under $0.01"


def _two(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
