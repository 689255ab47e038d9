"""The instance's stack as the commands see it: its clients, its outputs, its functions."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infra.failures import ArvioFailed, Busy, NotRunning
from infra.identity import caller
from infra.instance import Instance

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_lambda import LambdaClient
    from types_boto3_s3 import S3Client

REGION = "us-east-1"
# LocalStack's account 000000000000 is whoever signs with these.
# boto3 makes its clients from one session, which is not for several threads; the clients themselves are.
ONE_AT_A_TIME = threading.Lock()
LOCAL_CREDENTIALS = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}


@cache
def _client(service: str, endpoint: str) -> Any:
    import boto3  # noqa: PLC0415 0.3 s that `arvio --help` need not wait for
    from botocore.config import Config  # noqa: PLC0415

    config = Config(read_timeout=120, retries={"max_attempts": 1}, s3={"addressing_style": "path"})
    client: Any = boto3.client  # its overloads want one literal name
    with ONE_AT_A_TIME:
        return client(service, endpoint_url=endpoint, region_name=REGION, config=config, **LOCAL_CREDENTIALS)


def s3(instance: Instance) -> "S3Client":
    client: S3Client = _client("s3", instance.endpoint)
    return client


def functions(instance: Instance) -> "LambdaClient":
    client: LambdaClient = _client("lambda", instance.endpoint)
    return client


def cloudformation(instance: Instance) -> "CloudFormationClient":
    client: CloudFormationClient = _client("cloudformation", instance.endpoint)
    return client


def function_name(instance: Instance, short: str) -> str:
    return f"{instance.stack}-{short}"


def outputs(instance: Instance) -> dict[str, str]:
    """The stack's outputs by name, such as QueueUrl."""
    stack = cloudformation(instance).describe_stacks(StackName=instance.stack)["Stacks"][0]
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}


def invoke(instance: Instance, function: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    """What `<stack>-<function>` answers; raises ArvioFailed with what it raised, Busy and NotRunning."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

    name = function_name(instance, function)
    try:
        answer = functions(instance).invoke(FunctionName=name, Payload=json.dumps(payload).encode())
    except BotoCoreError:
        raise NotRunning("The instance does not answer: run `arvio up` first.") from None
    except ClientError as error:
        kind = Busy if error.response["Error"]["Code"] == "TooManyRequestsException" else ArvioFailed
        raise kind(f"{name} could not be invoked: {error}") from None
    body = json.loads(answer["Payload"].read() or b"null")
    if "FunctionError" in answer:
        message = (body or {}).get("errorMessage", "it did not say why")
        raise ArvioFailed(f"{name} failed: {message}", log=function_log(instance, function))
    return body if isinstance(body, dict) else {}


@contextmanager
def answering() -> Iterator[None]:
    """What the cloud does not answer, or refuses, as a sentence: NotRunning or ArvioFailed."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

    try:
        yield
    except BotoCoreError:
        raise NotRunning("The instance does not answer: run `arvio up` first.") from None
    except ClientError as error:
        raise ArvioFailed(f"The instance refused: {error}. If it was just started, `arvio up` completes it.") from None


def function_log(instance: Instance, function: str) -> Path:
    return instance.home / "logs" / "functions" / f"{function_name(instance, function)}.log"


def invoke_admin(instance: Instance, payload: Mapping[str, Any]) -> dict[str, Any]:
    """The admin function's answer; its {"error": …} is raised as ArvioFailed with the message meant for people.

    It is told who asks, for the audit.
    """
    answer = invoke(instance, "admin", {"who": caller(), **payload})
    if error := answer.get("error"):
        raise ArvioFailed(str(error.get("message", error)))
    return answer
