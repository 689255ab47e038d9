import re
from datetime import UTC, datetime
from typing import Any

import pytest

from infra.course_report.cost import estimate
from infra.course_report.page import html_page

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOTALS = {"submissions": 1000, "students": 50, "reused": 250, "errors": 0, "runs": 750, "run_seconds": 150.0}
REPORT: dict[str, Any] = {
    "title": "Python <1>",
    "totals": TOTALS,
    "wait_seconds": [0.3, 0.6, 1.2, 2.5],
    "assignments": [
        {"slug": "hello", "title": "Say & hello", "points": 5.0, "tried": 50, "passed": 40, "submissions": 700,
         "tries": 2.5, "mean_best": 4.2},
        {"slug": "sums", "title": "Sums", "points": 5.0, "tried": 0, "passed": 0, "submissions": 0, "tries": None,
         "mean_best": None},
    ],
    "failing_tests": [{"slug": "hello", "name": "test_blank", "runs": 700, "failures": 300}],
    "days": [
        {"day": "2026-11-21", "submissions": 400, "passed": 90},
        {"day": "2026-11-22", "submissions": 600, "passed": 9},
    ],
    "progress": [{"completed": 0, "students": 10}, {"completed": 1, "students": 40}],
}  # fmt: skip
EMPTY = {
    "title": None, "totals": dict.fromkeys(TOTALS, 0), "wait_seconds": [], "assignments": [], "failing_tests": [],
    "days": [], "progress": [],
}  # fmt: skip


def test_the_page_loads_nothing_from_anywhere() -> None:
    page = html_page(REPORT, NOW)

    addresses = set(re.findall(r"""(?:src|href)=["']([^"'#]+)""", page)) | set(re.findall(r"url\(([^#)]+)\)", page))
    assert addresses == set()
    assert "<script" not in page
    assert page.count("<svg") == 6


def test_every_chart_has_its_numbers_as_a_table() -> None:
    page = html_page(REPORT, NOW)

    for cell in ("Say &amp; hello", "hello: test_blank", "2026-11-22", "<td>40</td>", "2.50", "0.60"):
        assert cell in page
    assert page.count("<table>") == 7


def test_what_an_instructor_wrote_stays_text() -> None:
    assert "<h1>Python &lt;1&gt;</h1>" in html_page(REPORT, NOW)


def test_a_course_without_submissions_has_a_report_too() -> None:
    page = html_page(EMPTY, NOW)

    assert "Nothing yet." in page
    assert "<svg" not in page


def test_the_same_numbers_are_the_same_page() -> None:
    assert html_page(REPORT, NOW) == html_page(REPORT, NOW)


def test_a_thousand_submissions_cost_cents_and_reuse_makes_them_cheaper() -> None:
    assert 0.01 < estimate(TOTALS).total < 0.50
    assert estimate(TOTALS | {"runs": 0, "run_seconds": 0.0}).total < estimate(TOTALS).total


@pytest.mark.parametrize("name", ["sandbox", "graders", "api", "queue_and_push"])
def test_every_part_of_the_cost_is_told(name: str) -> None:
    assert getattr(estimate(TOTALS), name) > 0
