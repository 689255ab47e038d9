"""Lambda environments as child processes, and as containers, driven by AWS's own runtime interface client."""

import json
import threading
from typing import Any

from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import InvocationResult
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from arvio_localstack.container import RuntimeContainer
from arvio_localstack.container_launch import ContainerLaunch
from arvio_localstack.environment import launch_of, unzipped
from arvio_localstack.invocation import Outcome, Request
from arvio_localstack.invocation_log import append_log, invocation_log
from arvio_localstack.launch_refused import LaunchRefused
from arvio_localstack.process import Launch, RuntimeProcess
from arvio_localstack.settings import settings

# 6 MiB and 100 bytes: the answer of a synchronous invocation on AWS.
_LONGEST_ANSWER = 6 * 1024 * 1024 + 100


class EnvironmentStopped(Exception):
    """The function was updated or deleted while this invocation was on its way to an environment."""


class ProcessExecutor(RuntimeExecutor):
    """LocalStack keeps one for each concurrent invocation and reuses it, like an execution environment of AWS.

    In a process, MemorySize is reported, not enforced, and there is no isolation at all: trusted code only.
    """

    def __init__(self, id: str, function_version: Any) -> None:  # noqa: A002 - LocalStack's own name
        super().__init__(id, function_version)
        self._launch: Launch | ContainerLaunch | None = None
        self._environment: RuntimeProcess | RuntimeContainer | None = None
        self._is_stopped = False
        self._lock = threading.Lock()

    def start(self, env_vars: dict[str, Any]) -> None:
        """Does not wait for the import of the function: a failure there belongs to the invocation, with its log."""
        try:
            self._launch = launch_of(self.function_version, env_vars, settings())
            self._environment = _started(self._launch)
        except LaunchRefused as refusal:
            body = json.dumps({"errorType": "LaunchRefused", "errorMessage": str(refusal)}).encode()
            raise StatusErrorException(str(refusal), payload=body) from refusal

    def stop(self) -> None:
        with self._lock:
            self._is_stopped = True
            self._discard_environment()

    def invoke(self, payload: dict[str, str]) -> Any:
        request = self._request(payload)
        environment = self._living_environment()
        outcome = _cut(environment.handle(request))
        log = self._log(request, environment, outcome)
        if outcome.fatal:
            with self._lock:
                self._discard_environment()
        return InvocationResult(request.request_id, outcome.payload, is_error=outcome.is_error, logs=log)

    def get_address(self) -> str:
        return "127.0.0.1"

    def get_endpoint_from_executor(self) -> str:
        return "127.0.0.1"

    def get_runtime_endpoint(self) -> str:
        return "http://127.0.0.1"  # only LocalStack's init inside a container would call it

    def get_logs(self) -> str:
        return ""

    @classmethod
    def prepare_version(cls, function_version: Any) -> None:
        if function_version.config.code is not None:
            unzipped(function_version.config.code)

    @classmethod
    def cleanup_version(cls, function_version: Any) -> None:
        """Nothing: the next version may share the unpacked code, and deleting the function removes it."""

    def _living_environment(self) -> RuntimeProcess | RuntimeContainer:
        with self._lock:
            if self._environment and self._environment.is_alive:
                return self._environment
            if self._is_stopped or self._launch is None:
                raise EnvironmentStopped
            self._discard_environment()
            self._environment = _started(self._launch)
            return self._environment

    def _discard_environment(self) -> None:
        environment, self._environment = self._environment, None
        if environment:
            environment.stop()

    def _request(self, payload: dict[str, str]) -> Request:
        return Request(
            request_id=payload["invoke-id"],
            function_arn=payload["invoked-function-arn"],
            payload=payload["payload"].encode(),
            trace_id=payload["trace-id"],
            timeout_seconds=self.function_version.config.timeout,
        )

    def _log(self, request: Request, environment: RuntimeProcess | RuntimeContainer, outcome: Outcome) -> str:
        function = self.function_version.id
        usage = environment.take_usage(self.function_version.config.memory_size)
        log = invocation_log(request, outcome, usage, environment.take_output(), function.qualifier)
        append_log(settings().lambda_logs, function.function_name, log)
        return log


def _started(launch: Launch | ContainerLaunch) -> RuntimeProcess | RuntimeContainer:
    return RuntimeContainer(launch) if isinstance(launch, ContainerLaunch) else RuntimeProcess(launch)


def _cut(outcome: Outcome) -> Outcome:
    if len(outcome.payload) <= _LONGEST_ANSWER:
        return outcome
    message = f"Response payload size exceeded maximum allowed payload size ({_LONGEST_ANSWER} bytes)."
    body = json.dumps({"errorType": "Function.ResponseSizeTooLarge", "errorMessage": message}).encode()
    return Outcome(body, is_error=True)
