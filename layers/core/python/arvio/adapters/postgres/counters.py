from time import time

from arvio.adapters.postgres.database import Database
from arvio.sql import queries


class PostgresCounters:
    """Rate limits while Redis is away."""

    def __init__(self, database: Database) -> None:
        self._database, self._sql = database, queries("rates")

    def hit(self, key: str, window_seconds: int) -> int:
        self._database.run(self._sql["forget_expired_hits"])
        row = self._database.row(self._sql["hit"], key=window_key(key, window_seconds), window_seconds=window_seconds)
        return row["hits"] if row else 0

    def count(self, key: str, window_seconds: int) -> int:
        row = self._database.row(self._sql["hits"], key=window_key(key, window_seconds))
        return row["hits"] if row else 0


def window_key(key: str, window_seconds: int) -> str:
    """Fixed windows: the key names the window, so an old count can never be read as a new one."""
    return f"{key}:{int(time() // window_seconds)}"
