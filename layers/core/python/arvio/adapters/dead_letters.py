import json
from typing import Any

from arvio.adapters.aws import client

_BATCH = 10  # what SQS gives at a time
_MOST_BATCHES = 500  # a queue that is refilled as fast as it is emptied must not keep a function from its end


class SqsDeadLetters:
    """Messages that were delivered too often. Usually none: a function of ours turns each into a visible error."""

    def __init__(self, url: str) -> None:
        self._url = url

    def count(self) -> int:
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        answer = client("sqs").get_queue_attributes(QueueUrl=self._url, AttributeNames=names)
        return sum(int(answer["Attributes"][name]) for name in names)

    def take(self) -> list[str]:
        taken: list[str] = []
        for _ in range(_MOST_BATCHES):
            messages = client("sqs").receive_message(QueueUrl=self._url, MaxNumberOfMessages=_BATCH).get("Messages", [])
            if not messages:
                break
            taken += [name for message in messages if (name := self._forget(message))]
        return taken

    def _forget(self, message: dict[str, Any]) -> str | None:
        """The rows of the database are the truth: a letter that is lost here is sent again as an overdue row."""
        client("sqs").delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])
        try:
            return str(json.loads(message["Body"])["grading_id"])
        except (ValueError, TypeError, KeyError):
            return None
