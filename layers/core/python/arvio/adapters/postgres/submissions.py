from collections.abc import Sequence
from contextlib import AbstractContextManager
from decimal import Decimal

from psycopg.errors import UniqueViolation

from arvio.adapters.postgres.database import Database, is_id
from arvio.domain.grading import Grading
from arvio.domain.policy import Attempts
from arvio.domain.student import Snapshot
from arvio.domain.submission import Change, HistoryRow, NewSubmission, Status, Submission
from arvio.domain.verdict import parse_run
from arvio.errors import InGrading, SubmissionNotFound
from arvio.sql import queries

_LAST = 2**63 - 1  # before the newest row


class PostgresSubmissions:
    def __init__(self, database: Database) -> None:
        self._database, self._sql, self._users = database, queries("submissions"), queries("users")
        self._extensions = queries("extensions")

    def transaction(self) -> AbstractContextManager[None]:
        return self._database.transaction()

    def by_key(self, user_id: str, key: str) -> tuple[str, bytes] | None:
        row = self._database.row(self._sql["submission_by_key"], user_id=user_id, key=key)
        return (row["id"], bytes(row["request_hash"])) if row else None

    def in_grading(self, user_id: str) -> str | None:
        row = self._database.row(self._sql["submission_in_grading"], user_id=user_id)
        return row["id"] if row else None

    def add(self, new: NewSubmission, grading: Grading, points: Decimal, max_points: Decimal) -> str:
        try:
            with self._database.transaction():
                return self._insert(new, grading, points, max_points)
        except UniqueViolation:
            return self._lost_race(new)

    def attempts(self, user_id: str, slug: str, *, is_locked: bool = False) -> Attempts:
        if is_locked:
            self._database.run(self._extensions["lock_attempts"], user_id=user_id)
        row = self._database.row(self._extensions["attempts"], user_id=user_id, slug=slug)
        return Attempts(**row) if row else Attempts()

    def get(self, user_id: str, submission_id: str) -> Submission:
        row = (
            self._database.row(self._sql["submission"], id=submission_id, user_id=user_id)
            if is_id(submission_id)
            else None
        )
        if row is None:
            raise SubmissionNotFound
        status, run = Status(row.pop("status")), row.pop("run")
        return Submission(status=status, run=parse_run(run) if run else None, **row)

    def history(self, user_id: str, slug: str | None, before: int | None, limit: int) -> list[HistoryRow]:
        rows = self._database.rows(
            self._sql["history"], user_id=user_id, slug=slug, before=before or _LAST, limit=limit
        )
        return [HistoryRow(status=Status(row.pop("status")), **row) for row in rows]

    def queue_position(self, grading_id: str) -> int:
        row = self._database.row(self._sql["queue_position"], grading_id=grading_id)
        return 1 + (row["ahead"] if row else 0)

    def followers(self, grading_id: str) -> list[Change]:
        rows = self._database.rows(self._sql["followers"], grading_id=grading_id)
        return [Change(status=Status(row.pop("status")), **row) for row in rows]

    def snapshot(self, user_id: str, submission_ids: Sequence[str]) -> list[Snapshot]:
        ids = [submission_id for submission_id in submission_ids if is_id(submission_id)]
        rows = self._database.rows(self._sql["snapshot"], user_id=user_id, ids=ids)
        return [self._snapshot(row.pop("grading_id"), **row) for row in rows]

    def _snapshot(self, grading_id: str, submission: str, version: int, status: str) -> Snapshot:
        position = self.queue_position(grading_id) if status == Status.QUEUED else None
        return Snapshot(submission, version, status, position)

    def _insert(self, new: NewSubmission, grading: Grading, points: Decimal, max_points: Decimal) -> str:
        row = self._database.row(
            self._sql["add_submission"],
            user_id=new.user_id,
            slug=new.slug,
            grading_id=grading.id,
            status=grading.status,
            earned=points,
            factor=new.factor,
            max_points=max_points,
            is_known=grading.status.is_final,
            key=new.idempotency_key,
            request_hash=new.request_hash,
        )
        self._database.run(self._users["bump_users"], user_ids=[new.user_id])
        return str(row and row["id"])

    def _lost_race(self, new: NewSubmission) -> str:
        """Two requests of one student at once: the same key is a replay, anything else meets the one in grading."""
        replayed = self.by_key(new.user_id, new.idempotency_key) if new.idempotency_key else None
        if replayed:
            return replayed[0]
        raise InGrading(self.in_grading(new.user_id) or "")
