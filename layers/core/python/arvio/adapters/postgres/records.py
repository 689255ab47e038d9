from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from arvio.adapters.postgres.database import Database, Row, is_id
from arvio.domain.records import Search
from arvio.errors import RecordNotFound, StudentNotFound
from arvio.sql import queries

_LAST = 2**63 - 1  # before the newest row


class PostgresRecords:
    def __init__(self, database: Database) -> None:
        self._database, self._sql, self._extensions = database, queries("records"), queries("extensions")

    def submissions(self, search: Search, before: int | None, limit: int) -> list[Row]:
        # A student that does not exist has no submissions, and neither has what is no id at all.
        if search.student and not is_id(search.student):
            return []
        return self._database.rows(self._sql["records"], before_number=before or _LAST, limit=limit, **asdict(search))

    def submission(self, submission_id: str) -> Mapping[str, Any]:
        row = self._database.row(self._sql["record"], id=submission_id) if is_id(submission_id) else None
        if row is None:
            raise RecordNotFound
        return row

    def students(self, after: str | None, limit: int, *, everybody: bool) -> list[Row]:
        return self._database.rows(self._sql["student_records"], after=after, limit=limit, everybody=everybody)

    def student(self, user_id: str) -> Mapping[str, Any]:
        row = self._database.row(self._sql["student_record"], id=user_id) if is_id(user_id) else None
        if row is None:
            raise StudentNotFound
        extensions = self._database.rows(self._extensions["extensions_of"], user_id=user_id)
        assignments = self._database.rows(self._sql["student_assignments"], id=user_id)
        return row | {"assignments": assignments, "extensions": extensions}
