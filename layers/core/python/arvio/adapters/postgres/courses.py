from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict
from typing import Any

from psycopg.types.json import Jsonb

from arvio.adapters.postgres.database import Database, Row
from arvio.domain.assignment import Rules
from arvio.domain.course import Assignment, Course, Publication
from arvio.domain.policy import Policy, parse_policy
from arvio.domain.student import CoursePage
from arvio.errors import AssignmentNotFound, NothingPublished
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
        return [CoursePage(**row) for row in self._database.rows(self._sql["published_assignments"])]

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
            known = {row["slug"]: row for row in self._database.rows(self._sql["assignment_revisions"])}
            return self._preview(course, known) if is_dry_run else self._switch(course, known)

    def _switch(self, course: Course, known: Mapping[str, Row]) -> Publication:
        preview = self._preview(course, known)
        slugs = [assignment.slug for assignment in course.assignments]
        self._database.run_many(self._sql["add_revision"], [_revision_row(row) for row in course.assignments])
        self._database.run_many(self._sql["put_assignment"], [_assignment_row(row) for row in course.assignments])
        self._database.run(self._sql["unpublish_others"], slugs=slugs)
        row = self._database.row(self._sql["add_publication"], title=course.title, join_code_hash=course.join_code_hash)
        return Publication(**(asdict(preview) | {"number": row and row["number"]}))

    def _preview(self, course: Course, known: Mapping[str, Row]) -> Publication:
        revisions = {row.slug: row.revision for row in course.assignments}
        before = {slug: row["revision"] for slug, row in known.items() if row["published"]}
        changed = [slug for slug in revisions if slug in before and before[slug] != revisions[slug]]
        row = self._database.row(self._sql["publication"])
        return Publication(
            number=row["number"] if row else 0,
            new=[slug for slug in revisions if slug not in before],
            changed=changed,
            unchanged=[slug for slug in revisions if before.get(slug) == revisions[slug]],
            removed=[slug for slug in before if slug not in revisions],
            stale_verdicts=self._stale_verdicts([before[slug] for slug in changed]),
        )

    def _stale_verdicts(self, revisions: list[str]) -> int:
        row = self._database.row(self._sql["stale_verdicts"], revisions=revisions)
        return row["count"] if row else 0

    @staticmethod
    def _found(row: Row | None) -> Row:
        if row is None:
            raise AssignmentNotFound
        return row


def _revision_row(assignment: Assignment) -> dict[str, Any]:
    names = ("slug", "tests", "module", "isolation")
    values = {name: getattr(assignment, name) for name in names}
    return values | {"hash": assignment.revision, "limits": Jsonb(dict(assignment.limits))}


def _assignment_row(assignment: Assignment) -> dict[str, Any]:
    names = ("slug", "revision", "position", "title", "points", "feedback", "handout_html", "starter_code")
    values = {name: getattr(assignment, name) for name in names}
    objects = {"hints": assignment.hints, "weights": assignment.weights, "policy": assignment.policy.to_json()}
    return values | {name: Jsonb(dict(value)) for name, value in objects.items()}
