import json
import logging
from collections.abc import Sequence

from botocore.exceptions import BotoCoreError, ClientError

from arvio.adapters.aws import client

log = logging.getLogger(__name__)


class LambdaNotifier:
    """Tells the relay function, without waiting for it."""

    def __init__(self, function: str) -> None:
        self._function = function

    def tell(self, grading_ids: Sequence[str]) -> None:
        if not grading_ids:
            return
        payload = json.dumps({"grading_ids": list(grading_ids)}).encode()
        try:
            client("lambda").invoke(FunctionName=self._function, InvocationType="Event", Payload=payload)
        except (BotoCoreError, ClientError):
            log.warning("relay not told", exc_info=True, extra={"grading_ids": list(grading_ids)})
