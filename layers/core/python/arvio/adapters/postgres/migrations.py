"""Numbered SQL, each file in one transaction, under an advisory lock: two deploys at once wait for each other."""

from collections.abc import Mapping
from typing import Any

from psycopg.errors import UndefinedTable

from arvio.adapters.postgres.database import Database
from arvio.errors import Outdated
from arvio.sql import migrations, queries

_LOCK = "SELECT pg_advisory_xact_lock(hashtext('arvio migrate'))"
_TABLE = """CREATE TABLE IF NOT EXISTS schema_migrations (
  number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())"""
_LAST = "SELECT coalesce(max(number), 0) AS number FROM schema_migrations"
_DONE = "INSERT INTO schema_migrations (number, name) VALUES (%(number)s, %(name)s)"


def migrate(database: Database) -> list[str]:
    """Apply what is missing, in order; the names of what was applied now."""
    return [name for number, name, statements in migrations() if _apply(database, number, name, statements)]


def _apply(database: Database, number: int, name: str, statements: str) -> bool:
    with database.transaction():
        database.run(_LOCK)
        database.run(_TABLE)
        if number <= applied(database):
            return False
        database.run(statements)
        database.run(_DONE, number=number, name=name)
    return True


class PostgresHealth:
    def __init__(self, database: Database) -> None:
        self._database = database

    def report(self) -> Mapping[str, Any]:
        migration = applied(self._database)
        if migration < migrations()[-1][0]:
            raise Outdated
        return {"migration": migration, **(self._database.row(queries("health")["health"]) or {})}


def applied(database: Database) -> int:
    """The number of the last migration; 0 for an empty database."""
    try:
        row = database.row(_LAST)
    except UndefinedTable:
        return 0
    return row["number"] if row else 0
