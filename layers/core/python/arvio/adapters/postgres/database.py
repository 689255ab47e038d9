"""One connection an environment: opened at first use, tested before reuse, never held across a sandbox call."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from psycopg.rows import DictRow, dict_row

from arvio.errors import Unavailable

_CONNECT_SECONDS = 5  # API Gateway gives up after 29 s; a student should hear "try again" long before
_TRUSTED_SECONDS = 1.0  # a connection used this recently needs no test

type Connection = psycopg.Connection[DictRow]
type Row = DictRow


class Database:
    """Runs statements in autocommit, or together inside `transaction()`. Raises Unavailable when out of reach."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._open: Connection | None = None
        self._used_at = 0.0

    def rows(self, statement: LiteralString, **values: Any) -> list[Row]:
        with _translated():
            return self._connection().execute(statement, values).fetchall()

    def row(self, statement: LiteralString, **values: Any) -> Row | None:
        """The first row; None if there is none."""
        with _translated():
            return self._connection().execute(statement, values).fetchone()

    def run(self, statement: LiteralString, **values: Any) -> None:
        with _translated():
            self._connection().execute(statement, values or None)

    def run_many(self, statement: LiteralString, rows: Sequence[Mapping[str, Any]]) -> None:
        with _translated(), self._connection().cursor() as cursor:
            cursor.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with _translated():
            connection = self._connection()
            with connection.transaction():
                yield

    def close(self) -> None:
        if self._open:
            self._open.close()

    def _connection(self) -> Connection:
        idle = monotonic() - self._used_at
        if self._open is None or self._open.closed or (idle > _TRUSTED_SECONDS and not _is_alive(self._open)):
            self._open = _connect(self._url)
        self._used_at = monotonic()
        return self._open


def is_id(text: str) -> bool:
    """Whether PostgreSQL would take it for a uuid; what is none names no row."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _connect(url: str) -> Connection:
    # prepare_threshold: prepared statements pin a connection in every pooler that may stand in between
    return psycopg.connect(
        url, autocommit=True, prepare_threshold=None, row_factory=dict_row, connect_timeout=_CONNECT_SECONDS
    )


def _is_alive(connection: Connection) -> bool:
    """An environment may sleep for minutes; its socket is often dead afterwards."""
    try:
        connection.execute("SELECT 1")
    except psycopg.OperationalError:
        connection.close()
        return False
    return True


@contextmanager
def _translated() -> Iterator[None]:
    """The one place where driver errors become ours; a broken constraint stays what it is for its adapter to name."""
    try:
        yield
    except psycopg.OperationalError as error:
        raise Unavailable from error
