from collections.abc import Mapping

from arvio.adapters.postgres.database import Database
from arvio.domain.student import Progress, Standing
from arvio.sql import queries


class PostgresUsers:
    def __init__(self, database: Database) -> None:
        self._database, self._sql = database, queries("users")

    def add(self, recovery_hash: bytes) -> str:
        row = self._database.row(self._sql["add_user"], recovery_hash=recovery_hash)
        return str(row and row["id"])

    def by_recovery(self, recovery_hash: bytes) -> tuple[str, int] | None:
        row = self._database.row(self._sql["user_by_recovery"], recovery_hash=recovery_hash)
        return (row["id"], row["token_epoch"]) if row else None

    def replace_recovery(self, user_id: str, recovery_hash: bytes) -> None:
        self._database.run(self._sql["replace_recovery"], user_id=user_id, recovery_hash=recovery_hash)

    def standing(self, user_id: str) -> Standing | None:
        row = self._database.row(self._sql["standing"], user_id=user_id)
        if row is None:
            return None
        return Standing(user_id, row["version"], row["token_epoch"], row["publication"], row["in_grading"])

    def progress(self, user_id: str) -> Mapping[str, Progress]:
        rows = self._database.rows(self._sql["progress"], user_id=user_id)
        return {row["slug"]: Progress(row["best_points"], row["is_passed"], row["latest_submission"]) for row in rows}
