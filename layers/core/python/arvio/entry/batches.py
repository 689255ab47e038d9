"""SQS batches with partial failures."""

import json
import logging
from collections.abc import Iterable
from typing import Any

log = logging.getLogger(__name__)


def grading_ids(event: dict[str, Any]) -> dict[str, str]:
    """Message id → grading id. A message that names no grading is logged and dropped: no retry would mend it."""
    found = {record["messageId"]: _grading_id(record["body"]) for record in event["Records"]}
    return {message: grading for message, grading in found.items() if grading}


def partial_failures(messages: dict[str, str], failed: Iterable[str]) -> dict[str, Any]:
    """The answer that makes SQS deliver the failed messages again, and only those."""
    again = set(failed)
    return {
        "batchItemFailures": [{"itemIdentifier": message} for message, grading in messages.items() if grading in again]
    }


def _grading_id(body: str) -> str | None:
    try:
        return str(json.loads(body)["grading_id"])
    except (ValueError, TypeError, KeyError):
        log.exception("unreadable message", extra={"body": body[:200]})
        return None
