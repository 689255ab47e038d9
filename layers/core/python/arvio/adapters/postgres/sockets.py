from collections.abc import Sequence

from arvio.adapters.postgres.database import Database
from arvio.sql import queries


class PostgresSockets:
    """Tickets and open WebSockets."""

    def __init__(self, database: Database) -> None:
        self._database, self._sql = database, queries("sockets")

    def add_ticket(self, ticket_hash: bytes, user_id: str, seconds: int) -> None:
        self._database.run(self._sql["add_ticket"], hash=ticket_hash, user_id=user_id, seconds=seconds)

    def take_ticket(self, ticket_hash: bytes) -> str | None:
        row = self._database.row(self._sql["take_ticket"], hash=ticket_hash)
        return row["user_id"] if row and row["is_valid"] else None

    def add_connection(self, connection_id: str, user_id: str, seconds: int) -> None:
        self._database.run(self._sql["add_connection"], id=connection_id, user_id=user_id, seconds=seconds)

    def user_of(self, connection_id: str) -> str | None:
        row = self._database.row(self._sql["connection_user"], id=connection_id)
        return row["user_id"] if row else None

    def remove(self, connection_ids: Sequence[str]) -> None:
        self._database.run(self._sql["remove_connections"], ids=list(connection_ids))

    def forget_expired(self) -> None:
        self._database.run(self._sql["forget_expired_tickets"])
        self._database.run(self._sql["forget_expired_connections"])
