"""A submission: one student, one assignment, one text."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from arvio.domain.verdict import Run
from arvio.errors import CodeEmpty, CodeNotText, CodeTooLong

MAXIMUM_CODE_BYTES = 64 * 1024  # design §4: 413 over 64 KiB


class Status(StrEnum):
    QUEUED = "queued"
    GRADING = "grading"
    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"

    @property
    def is_final(self) -> bool:
        return self in {Status.PASSED, Status.FAILED, Status.ERROR}


@dataclass(frozen=True)
class Code:
    """A student's text, checked: at most 64 KiB of UTF-8 without NUL. `of` raises the error the student reads."""

    text: str
    sha256: bytes

    @classmethod
    def of(cls, text: str) -> "Code":
        try:
            raw = text.encode()
        except UnicodeEncodeError:
            raise CodeNotText from None
        if len(raw) > MAXIMUM_CODE_BYTES:
            raise CodeTooLong
        if "\0" in text:
            raise CodeNotText
        if not text.strip():
            raise CodeEmpty
        return cls(text, hashlib.sha256(raw).digest())


@dataclass(frozen=True)
class NewSubmission:
    """`factor` is the share of its points that a late submission keeps."""

    user_id: str
    slug: str
    code: Code
    idempotency_key: str | None = None
    factor: Decimal = Decimal(1)

    @property
    def request_hash(self) -> bytes:
        """What must be equal for the same Idempotency-Key to mean the same request."""
        return hashlib.sha256(self.slug.encode() + b"\0" + self.code.sha256).digest()


@dataclass(frozen=True)
class Submission:
    """A submission as stored, with the raw run of its grading (None until there is a verdict).

    `points` is what lateness left of `earned`: `factor` of them.
    """

    id: str
    slug: str
    status: Status
    version: int
    points: Decimal
    max_points: Decimal
    reused: bool
    code: str
    isolation: str
    grading_id: str
    run: Run | None
    accepted_at: datetime
    queued_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    factor: Decimal = Decimal(1)
    earned: Decimal = Decimal(0)


@dataclass(frozen=True)
class HistoryRow:
    """A line of the student's own history; `number` orders and pages it."""

    id: str
    number: int
    slug: str
    status: Status
    version: int
    points: Decimal
    max_points: Decimal
    reused: bool
    accepted_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True)
class Change:
    """What a push says: this submission has this version now."""

    submission: str
    version: int
    status: Status
    connection_id: str = ""
    grading_id: str = ""
