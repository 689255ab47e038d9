"""A small course, and students' texts for it."""

from collections.abc import Callable
from typing import Any

import pytest
from arvio.domain.course import Course
from arvio.domain.course_payload import parse_course
from arvio.domain.submission import Code, NewSubmission

LIMITS = {"cpu_seconds": 2, "wall_seconds": 6, "memory_mb": 256, "output_kb": 64}


def assignment_payload(slug: str = "add", **changes: Any) -> dict[str, Any]:
    """One assignment as the command line tool publishes it."""
    row = {
        "slug": slug,
        "position": 10,
        "title": "Add",
        "points": "10",
        "module": "solution",
        "isolation": "strict",
        "limits": LIMITS,
        "feedback": "full",
        "hints": {},
        "weights": {},
        "handout_html": "<p>Add two numbers.</p>",
        "starter_code": "def add(a, b):\n    ...\n",
        "tests": "import unittest\nfrom solution import add\n",
    }
    return row | changes


def course_payload(*assignments: dict[str, Any], **changes: Any) -> dict[str, Any]:
    rows = list(assignments) or [assignment_payload()]
    return {"title": "Python 1", "join_code": None, "assignments": rows} | changes


def course_of(*assignments: dict[str, Any], **changes: Any) -> Course:
    return parse_course(course_payload(*assignments, **changes))


@pytest.fixture
def new_submission() -> Callable[..., NewSubmission]:
    def make(
        user_id: str, text: str = "def add(a, b): return a + b", slug: str = "add", key: str | None = None
    ) -> NewSubmission:
        return NewSubmission(user_id, slug, Code.of(text), key)

    return make
