from psycopg.types.json import Jsonb

from arvio.adapters.postgres.database import Database, Row
from arvio.domain.audit import Entry, Line
from arvio.sql import queries

_LAST = 2**63 - 1  # before the newest line


class PostgresAudit:
    def __init__(self, database: Database) -> None:
        self._database, self._sql = database, queries("audit")

    def add(self, entry: Entry) -> None:
        self._database.run(
            self._sql["add_entry"],
            who=entry.who,
            action=entry.action,
            subject=entry.subject,
            before=Jsonb(dict(entry.before)),
            after=Jsonb(dict(entry.after)),
        )

    def lines(self, before: int | None, limit: int) -> list[Line]:
        rows = self._database.rows(self._sql["entries"], before_number=before or _LAST, limit=limit)
        return [_line(row) for row in rows]


def _line(row: Row) -> Line:
    return Line(row.pop("number"), row.pop("at"), Entry(**row))
