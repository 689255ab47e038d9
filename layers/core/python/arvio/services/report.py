"""The course in numbers, for the instructor's report."""

from typing import Any

from arvio.ports import Courses
from arvio.ports.instructor import Statistics
from arvio.services.records import json_row


def course_report(*, statistics: Statistics, courses: Courses) -> dict[str, Any]:
    """Counts only: no student, no code, nothing that must not lie around as a file."""
    found = statistics.report()
    lists = ("assignments", "failing_tests", "days", "progress")
    return {
        "title": courses.title(),
        "totals": json_row(found["totals"]),
        "wait_seconds": found["wait_seconds"],
        **{name: [json_row(row) for row in found[name]] for name in lists},
    }
