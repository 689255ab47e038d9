from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from arvio.adapters.postgres.database import Database, Row, is_id
from arvio.adapters.postgres.gradings import Patience
from arvio.domain.assignment import Rules
from arvio.domain.records import Search
from arvio.errors import RegradeNotFound
from arvio.sql import queries


class PostgresRegrades:
    def __init__(self, database: Database, patience: Patience) -> None:
        self._database, self._patience = database, patience
        self._sql, self._gradings, self._users = queries("regrades"), queries("gradings"), queries("users")

    def transaction(self) -> AbstractContextManager[None]:
        return self._database.transaction()

    def start(self, rules: Rules, sandbox_version: str, search: Search, who: str) -> tuple[str, list[str]]:
        wanted = {name: value for name, value in asdict(search).items() if name != "assignment"}
        with self._database.transaction():
            row = self._database.row(self._sql["add_regrade"], slug=rules.slug, revision=rules.revision, who=who)
            regrade_id = str(row and row["id"])
            self._database.run(
                self._sql["add_regrade_items"],
                regrade=regrade_id,
                slug=rules.slug,
                revision=rules.revision,
                sandbox_version=sandbox_version,
                **wanted,
            )
            return regrade_id, self._runs(regrade_id)

    def get(self, regrade_id: str) -> Mapping[str, Any]:
        return self._found(self._database.row(self._sql["regrade"], id=regrade_id) if is_id(regrade_id) else None)

    def changes(self, regrade_id: str, slug: str) -> list[Row]:
        return self._database.rows(self._sql["regrade_changes"], id=regrade_id, slug=slug)

    def apply(self, regrade_id: str, max_points: Decimal) -> list[str]:
        with self._database.transaction():
            self._turn(regrade_id, "running", "applied")
            rows = self._database.rows(self._sql["apply_regrade"], id=regrade_id, max_points=max_points)
            return self._told(rows)

    def undo(self, regrade_id: str) -> list[str]:
        with self._database.transaction():
            self._turn(regrade_id, "applied", "undone")
            return self._told(self._database.rows(self._sql["undo_regrade"], id=regrade_id))

    def drop(self, regrade_id: str) -> None:
        with self._database.transaction():
            runs = self._runs(regrade_id)
            self._database.run(self._sql["lock_runs"], ids=runs)
            self._found(self._database.row(self._sql["drop_regrade"], id=regrade_id))
            self._database.run(self._sql["drop_lane_runs"], ids=runs)

    def overdue(self) -> list[str]:
        with self._database.transaction():
            rows = self._database.rows(
                self._sql["overdue_regrades"],
                attempts=self._patience.attempts,
                resend_seconds=self._patience.resend_seconds,
            )
            ids = [row["id"] for row in rows]
            self._database.run(self._gradings["mark_sent"], ids=ids)
        return ids

    def _runs(self, regrade_id: str) -> list[str]:
        return [row["grading_id"] for row in self._database.rows(self._sql["regrade_runs"], id=regrade_id)]

    def _turn(self, regrade_id: str, before: str, after: str) -> None:
        self._found(self._database.row(self._sql["turn_regrade"], id=regrade_id, before=before, after=after))

    def _told(self, rows: list[Row]) -> list[str]:
        """Their students' pages are stale now; the runs, each once."""
        self._database.run(self._users["bump_users"], user_ids=list({row["user_id"] for row in rows}))
        return list({row["grading_id"] for row in rows})

    @staticmethod
    def _found(row: Row | None) -> Row:
        if row is None:
            raise RegradeNotFound
        return row
