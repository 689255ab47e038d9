from collections.abc import Mapping
from datetime import datetime

from arvio.adapters.postgres.database import Database, is_id
from arvio.domain.student import Progress, Standing
from arvio.sql import queries


class PostgresUsers:
    def __init__(self, database: Database) -> None:
        self._database, self._sql = database, queries("users")
        self._extensions = queries("extensions")

    def add(self, recovery_hash: bytes) -> str:
        row = self._database.row(self._sql["add_user"], recovery_hash=recovery_hash)
        return str(row and row["id"])

    def by_recovery(self, recovery_hash: bytes) -> tuple[str, int] | None:
        row = self._database.row(self._sql["user_by_recovery"], recovery_hash=recovery_hash)
        return (row["id"], row["token_epoch"]) if row else None

    def replace_recovery(self, user_id: str, recovery_hash: bytes) -> None:
        self._database.run(self._sql["replace_recovery"], user_id=user_id, recovery_hash=recovery_hash)

    def sign_out(self, user_id: str) -> None:
        self._database.run(self._sql["sign_out"], user_id=user_id)

    def erase(self, user_id: str) -> Mapping[str, int]:
        with self._database.transaction():
            # Gradings before their student, as recording a verdict locks them; then those of the last moment too.
            self._database.run(self._sql["lock_their_gradings"], user_id=user_id)
            self._database.run(self._sql["lock_user"], user_id=user_id)
            gradings = self._database.rows(self._sql["lock_their_gradings"], user_id=user_id)
            submissions = self._database.rows(self._sql["erase_submissions"], user_id=user_id)
            texts = self._database.rows(self._sql["erase_gradings"], ids=[row["id"] for row in gradings])
            self._database.run(self._sql["erase_tickets"], user_id=user_id)
            self._database.run(self._sql["erase_connections"], user_id=user_id)
            self._database.run(self._sql["erase_user"], user_id=user_id)
        return {"submissions": len(submissions), "texts": len(texts)}

    def standing(self, user_id: str) -> Standing | None:
        row = self._database.row(self._sql["standing"], user_id=user_id) if is_id(user_id) else None
        if row is None:
            return None
        return Standing(user_id, row["version"], row["token_epoch"], row["publication"], row["in_grading"])

    def progress(self, user_id: str) -> Mapping[str, Progress]:
        rows = self._database.rows(self._sql["progress"], user_id=user_id)
        return {row["slug"]: Progress(row["best_points"], row["is_passed"], row["latest_submission"]) for row in rows}

    def extensions(self, user_id: str) -> Mapping[str, datetime]:
        rows = self._database.rows(self._extensions["extensions_of"], user_id=user_id)
        return {row["assignment"]: row["until"] for row in rows}
