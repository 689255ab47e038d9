import json
import logging
from collections.abc import Sequence
from itertools import batched

from botocore.exceptions import BotoCoreError, ClientError

from arvio.adapters.aws import client

log = logging.getLogger(__name__)


class SqsQueue:
    """The submissions queue. A message carries an id and nothing else; it may be lost, doubled or late."""

    def __init__(self, url: str) -> None:
        self._url = url

    def send(self, grading_ids: Sequence[str], delay_seconds: int = 0) -> list[str]:
        return [sent for ids in batched(grading_ids, 10) for sent in self._send(ids, delay_seconds)]

    def _send(self, grading_ids: Sequence[str], delay_seconds: int) -> list[str]:
        try:
            answer = client("sqs").send_message_batch(
                QueueUrl=self._url,
                Entries=[_entry(number, name, delay_seconds) for number, name in enumerate(grading_ids)],
            )
        except (BotoCoreError, ClientError):
            log.warning("queue does not answer", exc_info=True, extra={"grading_ids": grading_ids})
            return []
        return [grading_ids[int(row["Id"])] for row in answer.get("Successful", [])]


def _entry(number: int, grading_id: str, delay_seconds: int) -> dict[str, object]:
    return {"Id": str(number), "MessageBody": json.dumps({"grading_id": grading_id}), "DelaySeconds": delay_seconds}
