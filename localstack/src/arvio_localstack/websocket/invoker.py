"""Lambda invocations off the event loop, on a bounded number of threads."""

import asyncio
import functools
import json
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from localstack.aws.connect import connect_to

LOG = logging.getLogger(__name__)

_THREADS = 32
# An integration of API Gateway may take 29 s.
_LONGEST_SECONDS = 29


class InvocationFailed(Exception):
    """The function could not be invoked, raised, or took too long."""


class LambdaInvoker:
    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="websocket-lambda")

    async def invoke(self, function_arn: str, event: dict[str, Any]) -> Any:
        """What the function returned. InvocationFailed otherwise."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, _invoke, function_arn, event)


def _invoke(function_arn: str, event: dict[str, Any]) -> Any:
    try:
        answer = _client(function_arn.split(":")[3]).invoke(FunctionName=function_arn, Payload=json.dumps(event))
        payload = answer["Payload"].read()
    except (BotoCoreError, ClientError) as error:
        LOG.warning("WebSocket integration %s: %s", function_arn, error)
        raise InvocationFailed from error
    if "FunctionError" in answer:
        raise InvocationFailed
    return json.loads(payload or b"null")


@functools.cache
def _client(region: str) -> Any:
    # A retry would run the function twice.
    config = Config(retries={"total_max_attempts": 1}, read_timeout=_LONGEST_SECONDS, max_pool_connections=_THREADS)
    return connect_to(region_name=region, config=config).lambda_
