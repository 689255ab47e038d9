from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from psycopg.types.json import Jsonb

from arvio.adapters.postgres.database import Database, Row
from arvio.domain.assignment import Rules
from arvio.domain.course import Assignment, Course, Publication
from arvio.domain.course_changes import Values
from arvio.domain.policy import Policy, parse_policy
from arvio.domain.student import CoursePage
from arvio.errors import AssignmentNotFound, NothingPublished, PublicationNotKept
from arvio.sql import queries


class PostgresCourses:
    def __init__(self, database: Database) -> None:
        self._database, self._sql = database, queries("courses")

    def transaction(self) -> AbstractContextManager[None]:
        return self._database.transaction()

    def title(self) -> str | None:
        row = self._database.row(self._sql["publication"])
        return row["title"] if row else None

    def join_code_hash(self) -> bytes | None:
        row = self._database.row(self._sql["publication"])
        if row is None:
            raise NothingPublished
        return row["join_code_hash"]  # type: ignore[no-any-return]  # bytea or null, by the schema

    def overview(self) -> list[CoursePage]:
        rows = self._database.rows(self._sql["published_assignments"])
        return [CoursePage(policy=parse_policy(row.pop("policy")), **row) for row in rows]

    def page(self, slug: str) -> Mapping[str, Any]:
        return self._found(self._database.row(self._sql["assignment_page"], slug=slug))

    def rules(self, slug: str) -> Rules:
        row = self._found(self._database.row(self._sql["assignment_rules"], slug=slug))
        return Rules(is_published=row.pop("published"), policy=parse_policy(row.pop("policy")), **row)

    def policies(self) -> Mapping[str, Policy]:
        return {row["slug"]: parse_policy(row["policy"]) for row in self._database.rows(self._sql["policies"])}

    def publish(self, course: Course, *, is_dry_run: bool) -> Publication:
        with self._database.transaction():
            self._database.run(self._sql["lock_publishing"])
            preview = self._preview(course)
            return preview if is_dry_run else replace(preview, number=self._switch(course))

    def restore(self, number: int) -> int:
        with self._database.transaction():
            self._database.run(self._sql["lock_publishing"])
            kept = self._database.row(self._sql["kept_slugs"], number=number)
            if kept is None:
                raise PublicationNotKept
            self._database.run(self._sql["restore_assignments"], number=number)
            self._database.run(self._sql["unpublish_others"], slugs=kept["slugs"])
            return self._number(self._database.row(self._sql["publish_again"], number=number))

    def _switch(self, course: Course) -> int:
        slugs = [assignment.slug for assignment in course.assignments]
        self._database.run_many(self._sql["add_revision"], [_revision_row(row) for row in course.assignments])
        self._database.run_many(self._sql["put_assignment"], [_assignment_row(row) for row in course.assignments])
        self._database.run(self._sql["unpublish_others"], slugs=slugs)
        names = {"title": course.title, "join_code_hash": course.join_code_hash}
        return self._number(self._database.row(self._sql["add_publication"], **names))

    def _preview(self, course: Course) -> Publication:
        row = self._database.row(self._sql["publication"])
        before = {each["slug"]: _values(each) for each in self._database.rows(self._sql["assignments_in_force"])}
        changes = course.changes((row["title"], row["join_code_hash"]) if row else None, before)
        stale = self._stale_verdicts([before[slug]["revision"] for slug in changes.changed])
        return Publication(self._number(row) + 1, changes, stale)

    @staticmethod
    def _number(row: Row | None) -> int:
        return row["number"] if row else 0

    def _stale_verdicts(self, revisions: list[str]) -> int:
        row = self._database.row(self._sql["stale_verdicts"], revisions=revisions)
        return row["count"] if row else 0

    @staticmethod
    def _found(row: Row | None) -> Row:
        if row is None:
            raise AssignmentNotFound
        return row


def _values(row: Row) -> Values:
    return row | {"points": float(row["points"]), "policy": parse_policy(row["policy"]).to_json()}


def _revision_row(assignment: Assignment) -> dict[str, Any]:
    names = ("slug", "tests", "module", "isolation")
    values = {name: getattr(assignment, name) for name in names}
    return values | {"hash": assignment.revision, "limits": Jsonb(dict(assignment.limits))}


def _assignment_row(assignment: Assignment) -> dict[str, Any]:
    names = ("slug", "revision", "position", "title", "points", "feedback", "handout_html", "starter_code")
    values = {name: getattr(assignment, name) for name in names}
    objects = {"hints": assignment.hints, "weights": assignment.weights, "policy": assignment.policy.to_json()}
    return values | {name: Jsonb(dict(value)) for name, value in objects.items()}
