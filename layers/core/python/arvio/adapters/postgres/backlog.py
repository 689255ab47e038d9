from collections.abc import Mapping
from typing import Any

from arvio.adapters.postgres.database import Database
from arvio.sql import queries


class PostgresBacklog:
    def __init__(self, database: Database) -> None:
        self._database, self._sql = database, queries("backlog")

    def report(self) -> Mapping[str, Any]:
        return self._database.row(self._sql["backlog"]) or {}

    def waiting(self, limit: int) -> list[str]:
        return [row["id"] for row in self._database.rows(self._sql["waiting_gradings"], limit=limit)]
