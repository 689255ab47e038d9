from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal

from psycopg.types.json import Jsonb

from arvio.adapters.postgres.database import Database, Row
from arvio.domain.grading import Claim, Grading, Verdict
from arvio.domain.submission import NewSubmission, Status
from arvio.domain.verdict import parse_run
from arvio.errors import Unavailable
from arvio.sql import queries

_JOIN_TRIES = 5  # each lost race means that another student's text became shareable or stopped being so in between


@dataclass(frozen=True)
class Patience:
    """How long and how often a grading is tried (design §6)."""

    attempts: int
    lease_seconds: float
    resend_seconds: float
    maximum_age_seconds: float


class PostgresGradings:
    def __init__(self, database: Database, patience: Patience) -> None:
        self._database, self._patience = database, patience
        self._sql, self._users, self._regrades = queries("gradings"), queries("users"), queries("regrades")

    def transaction(self) -> AbstractContextManager[None]:
        return self._database.transaction()

    def join(self, revision: str, sandbox_version: str, new: NewSubmission) -> Grading:
        key = {"revision": revision, "sandbox_version": sandbox_version, "code_hash": new.code.sha256}
        for _ in range(_JOIN_TRIES):
            row = self._database.row(self._sql["join_grading"], **key) or self._database.row(
                self._sql["add_grading"], code=new.code.text, **key
            )
            if row:
                return Grading(row["id"], Status(row["status"]), parse_run(row["run"]) if row["run"] else None)
        raise Unavailable

    def mark_sent(self, grading_ids: Sequence[str]) -> None:
        self._database.run(self._sql["mark_sent"], ids=list(grading_ids))

    def claim(self, grading_id: str) -> Claim | None:
        with self._database.transaction():
            row = self._database.row(
                self._sql["claim_grading"],
                id=grading_id,
                lease_seconds=self._patience.lease_seconds,
                attempts=self._patience.attempts,
            )
            if row:
                self._database.run(self._sql["start_submissions"], id=grading_id)
        return _claim(row) if row else None

    def record(self, claim: Claim, verdict: Verdict, points: Decimal) -> bool:
        with self._database.transaction():
            if not self._holds(claim):
                return False
            self._settle(claim.grading_id, verdict, points)
            return True

    def requeue(self, claim: Claim, *, was_lost: bool) -> bool:
        with self._database.transaction():
            if not self._holds(claim):
                return False
            self._database.run(self._sql["requeue_grading"], id=claim.grading_id, lost=int(was_lost))
            self._database.run(self._sql["requeue_submissions"], id=claim.grading_id)
            return True

    def overdue(self) -> list[str]:
        with self._database.transaction():
            rows = self._database.rows(
                self._sql["overdue_gradings"],
                attempts=self._patience.attempts,
                resend_seconds=self._patience.resend_seconds,
                maximum_age_seconds=self._patience.maximum_age_seconds,
            )
            ids = [row["id"] for row in rows]
            self.mark_sent(ids)
        return ids

    def give_up_exhausted(self) -> list[str]:
        with self._database.transaction():
            rows = self._database.rows(
                self._sql["exhausted_gradings"],
                attempts=self._patience.attempts,
                maximum_age_seconds=self._patience.maximum_age_seconds,
            )
            for row in rows:
                self._settle(row["id"], Verdict.ours(), Decimal(0))
        return [row["id"] for row in rows]

    def give_up(self, grading_id: str) -> bool:
        with self._database.transaction():
            row = self._database.row(self._sql["lock_abandoned"], id=grading_id)
            if row:
                self._settle(grading_id, Verdict.ours(), Decimal(0))
        return row is not None

    def _holds(self, claim: Claim) -> bool:
        return self._database.row(self._sql["lock_claim"], id=claim.grading_id, attempt=claim.attempt) is not None

    def _settle(self, grading_id: str, verdict: Verdict, points: Decimal) -> None:
        """The grading and all its submissions, in the order that submitting locks them: a follower is never missed."""
        self._database.run(
            self._sql["record_grading"],
            id=grading_id,
            status=verdict.status,
            run=Jsonb(verdict.run.to_json()) if verdict.run else None,
            reusable=verdict.is_reusable,
        )
        self._database.run(self._regrades["settle_regrade_items"], id=grading_id, status=verdict.status, points=points)
        rows = self._database.rows(self._sql["settle_submissions"], id=grading_id, status=verdict.status, points=points)
        self._database.run(self._users["bump_users"], user_ids=[row["user_id"] for row in rows])


def _claim(row: Row) -> Claim:
    return Claim(grading_id=row.pop("id"), **row)
