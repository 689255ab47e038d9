from datetime import datetime

from arvio.adapters.postgres.database import Database
from arvio.domain.policy import Policy
from arvio.sql import queries


class PostgresExtensions:
    def __init__(self, database: Database) -> None:
        self._database, self._sql, self._users = database, queries("extensions"), queries("users")

    def until(self, user_id: str, slug: str) -> datetime | None:
        row = self._database.row(self._sql["extension"], user_id=user_id, slug=slug)
        return row["until"] if row else None

    def put(self, user_id: str, slug: str, until: datetime | None) -> None:
        if until is None:
            self._database.run(self._sql["remove_extension"], user_id=user_id, slug=slug)
        else:
            self._database.run(self._sql["put_extension"], user_id=user_id, slug=slug, until=until)
        self._database.run(self._users["bump_users"], user_ids=[user_id])

    def reweigh(self, slug: str, policy: Policy, user_id: str | None, *, only_up: bool) -> int:
        rows = self._database.rows(
            self._sql["reweigh"],
            slug=slug,
            due=policy.due,
            percent=policy.late_percent_per_day,
            user_id=user_id,
            only_up=only_up,
        )
        self._database.run(self._users["bump_users"], user_ids=list({row["user_id"] for row in rows}))
        return len(rows)
