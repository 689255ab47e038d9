"""What a publish tells, and going back to an earlier one."""

from typing import Any

import pytest
from arvio.adapters.postgres.courses import PostgresCourses
from arvio.adapters.postgres.database import Database
from arvio.domain.course_changes import Changes
from arvio.errors import AssignmentNotFound, PublicationNotKept

from tests.contracts.conftest import Stores
from tests.fix_course import LIMITS, assignment_payload, course_of


def changes(stores: Stores, *assignments: dict[str, Any], **course: Any) -> Changes:
    return stores.courses.publish(course_of(*assignments, **course), is_dry_run=True).changes


def difference(name: str, before: Any, after: Any) -> dict[str, Any]:
    return {"name": name, "before": before, "after": after}


def test_a_publish_tells_what_becomes_of_each_assignment(stores: Stores) -> None:
    stores.publish(
        course_of(
            assignment_payload("kept", position=1),
            assignment_payload("edited", position=2),
            assignment_payload("changed", position=3),
            assignment_payload("gone", position=4),
        )
    )
    course = course_of(
        assignment_payload("kept", position=1),
        assignment_payload("edited", position=2, title="New title"),
        assignment_payload("changed", position=3, tests="import unittest  # repaired"),
        assignment_payload("added", position=5),
    )

    publication = stores.courses.publish(course, is_dry_run=False)

    told = publication.changes
    assert (told.new, told.changed, told.edited, told.unchanged, told.removed) == (
        ["added"],
        ["changed"],
        ["edited"],
        ["kept"],
        ["gone"],
    )
    assert publication.number == 2


def test_a_dry_run_changes_nothing(stores: Stores) -> None:
    assert changes(stores).new == ["add"]
    assert stores.courses.overview() == []


def test_the_same_course_again_changes_nothing(stores: Stores) -> None:
    policy = {"due": "2026-12-01T18:00:00+02:00", "late_percent_per_day": 20, "maximum_attempts": 5}
    row = assignment_payload(policy=policy, weights={"test_a": 2}, hints={"test_a": "Look again."}, points="7.50")
    stores.publish(course_of(row))

    told = changes(stores, row)

    assert (told.unchanged, told.differences, told.course) == (["add"], {}, [])


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"title": "Add"}, {"title": "Sum"}, difference("title", "Add", "Sum")),
        ({"points": "10"}, {"points": "7.5"}, difference("points", 10.0, 7.5)),
        ({"feedback": "full"}, {"feedback": "hint"}, difference("feedback", "full", "hint")),
        ({"weights": {}}, {"weights": {"test_a": 2}}, difference("weights.test_a", None, 2)),
        ({"handout_html": "<p>1</p>"}, {"handout_html": "<p>2</p>"}, difference("handout", None, None)),
        ({"policy": {"maximum_attempts": 5}}, {}, difference("policy.maximum_attempts", 5, None)),
        (
            {"policy": {"due": "2026-12-01T18:00:00+02:00"}},
            {"policy": {"due": "2026-12-08T18:00:00+02:00"}},
            difference("policy.due", "2026-12-01T18:00:00+02:00", "2026-12-08T18:00:00+02:00"),
        ),
    ],
)
def test_what_leaves_the_revision_alone_is_told_from_and_to(
    stores: Stores, before: dict[str, Any], after: dict[str, Any], told: dict[str, Any]
) -> None:
    stores.publish(course_of(assignment_payload(**before)))

    found = changes(stores, assignment_payload(**after))

    assert (found.edited, found.changed) == (["add"], [])
    assert found.differences == {"add": [told]}


def test_a_changed_revision_tells_what_changed_it(stores: Stores) -> None:
    stores.publish()

    found = changes(stores, assignment_payload(tests="import unittest", limits=LIMITS | {"memory_mb": 512}))

    assert found.changed == ["add"]
    assert found.differences["add"] == [difference("limits.memory_mb", 256, 512), difference("tests", None, None)]


def test_the_courses_own_title_and_door_are_told_and_never_a_code(stores: Stores) -> None:
    stores.publish(course_of(join_code="secret"))

    found = changes(stores, title="Python 2")

    assert found.course == [difference("title", "Python 1", "Python 2"), difference("join_code", "a code", "open")]


def test_an_earlier_publication_comes_back_whole_under_a_new_number(stores: Stores) -> None:
    policy = {"maximum_attempts": 3}
    stores.publish(course_of(assignment_payload(policy=policy, points="7.25", weights={"test_a": 2}), title="First"))
    before = (stores.courses.page("add"), stores.courses.rules("add"))
    stores.publish(
        course_of(assignment_payload(tests="broken", title="Other"), assignment_payload("more", position=20))
    )

    number = stores.courses.restore(1)

    assert number == 3
    assert (stores.courses.page("add"), stores.courses.rules("add")) == before
    assert stores.courses.title() == "First"
    with pytest.raises(AssignmentNotFound):
        stores.courses.page("more")


def test_what_was_restored_can_be_restored_again(stores: Stores) -> None:
    stores.publish()
    stores.publish(course_of(assignment_payload("other")))
    stores.courses.restore(stores.courses.restore(1))

    assert [page.slug for page in stores.courses.overview()] == ["add"]


def test_a_publication_that_never_was_cannot_be_restored(stores: Stores) -> None:
    stores.publish()

    with pytest.raises(PublicationNotKept):
        stores.courses.restore(7)

    assert [page.slug for page in stores.courses.overview()] == ["add"]


def test_what_an_older_version_published_is_not_guessed(database: Database) -> None:
    courses = PostgresCourses(database)
    courses.publish(course_of(), is_dry_run=False)
    database.run("UPDATE publications SET assignments = NULL")

    with pytest.raises(PublicationNotKept):
        courses.restore(1)
