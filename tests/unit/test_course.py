import math
from typing import Any

import pytest
from arvio.errors import BadCourse

from tests.fix_course import LIMITS, assignment_payload, course_of


def revision(**changes: Any) -> str:
    return course_of(assignment_payload(**changes)).assignments[0].revision


@pytest.mark.parametrize(
    "changes",
    [
        {"tests": "import unittest  # new"},
        {"module": "answer"},
        {"isolation": "shared"},
        {"limits": LIMITS | {"cpu_seconds": 1}},
    ],
)
def test_what_a_run_depends_on_changes_the_revision(changes: dict[str, Any]) -> None:
    assert revision(**changes) != revision()


@pytest.mark.parametrize(
    "changes",
    [{"feedback": "hint"}, {"weights": {"a": 2}}, {"title": "New"}, {"points": "5"}, {"handout_html": "<p>New"}],
)
def test_prose_points_and_feedback_do_not(changes: dict[str, Any]) -> None:
    assert revision(**changes) == revision()


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"slug": "Not A Slug"}, "slug"),
        ({"points": "many"}, "points"),
        ({"points": "-1"}, "points"),
        ({"points": "NaN"}, "points"),
        ({"position": "first"}, "position"),
        ({"limits": {}}, "limits"),
        ({"limits": LIMITS | {"cpu_seconds": 60}}, "cpu_seconds"),
        ({"limits": LIMITS | {"cpu_seconds": math.nan}}, "cpu_seconds"),
        ({"module": "not a module"}, "module"),
        ({"isolation": "none"}, "isolation"),
        ({"feedback": "loud"}, "feedback"),
        ({"weights": {"a": -1}}, "weight"),
        ({"weights": {"a": math.inf}}, "weight"),
        ({"tests": ""}, "tests"),
        ({"title": None}, "title"),
    ],
)
def test_a_broken_assignment_is_refused_with_what_is_wrong(changes: dict[str, Any], word: str) -> None:
    with pytest.raises(BadCourse, match=word):
        course_of(assignment_payload(**changes))


@pytest.mark.parametrize(("second", "word"), [({"position": 20}, "slug"), ({"slug": "other"}, "position")])
def test_slugs_and_positions_are_unique(second: dict[str, Any], word: str) -> None:
    with pytest.raises(BadCourse, match=word):
        course_of(assignment_payload(), assignment_payload(**second))
