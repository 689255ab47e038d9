import base64
import json
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError, ReadTimeoutError

from arvio.adapters.aws import client
from arvio.domain.verdict import Run, parse_run
from arvio.errors import SandboxLost, SandboxNotStarted

# Written by the sandbox before the student's code is handed over; a lost invocation tells by it whose loss it was.
STARTED_MARK = b"student-code-started"
_MARGIN_SECONDS = 5


class LambdaSandbox:
    """Runs a job in the sandbox function and waits for its answer.

    Its client is made at once: whoever has a sandbox is about to use it, and importing boto3 takes a while.
    """

    def __init__(self, function: str, timeout_seconds: float) -> None:
        self._function = function
        self._lambdas = client("lambda", timeout_seconds + _MARGIN_SECONDS)

    def run(self, job: Mapping[str, object]) -> Run:
        answer = self._invoke(json.dumps(job).encode())
        if answer.get("FunctionError"):
            has_started = STARTED_MARK in base64.b64decode(answer.get("LogResult", ""))
            raise SandboxLost if has_started else SandboxNotStarted
        try:
            return parse_run(json.load(answer["Payload"]))
        except ValueError as error:
            raise SandboxNotStarted from error

    def _invoke(self, payload: bytes) -> dict[str, Any]:
        try:
            return dict(self._lambdas.invoke(FunctionName=self._function, Payload=payload, LogType="Tail"))
        except ReadTimeoutError as error:
            raise SandboxLost from error
        except (BotoCoreError, ClientError) as error:
            raise SandboxNotStarted from error
