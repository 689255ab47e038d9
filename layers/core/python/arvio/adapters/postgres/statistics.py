from collections.abc import Mapping
from typing import Any

from arvio.adapters.postgres.database import Database
from arvio.sql import queries


class PostgresStatistics:
    def __init__(self, database: Database) -> None:
        self._database, self._sql = database, queries("report")

    def report(self) -> Mapping[str, Any]:
        with self._database.transaction():
            waits = self._database.row(self._sql["report_waits"])
            return {
                "totals": self._database.row(self._sql["report_totals"]),
                "assignments": self._database.rows(self._sql["report_assignments"]),
                "failing_tests": self._database.rows(self._sql["report_tests"]),
                "days": self._database.rows(self._sql["report_days"]),
                "progress": self._database.rows(self._sql["report_progress"]),
                "wait_seconds": [float(value) for value in (waits and waits["waits"]) or []],
            }
