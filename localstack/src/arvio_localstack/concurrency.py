"""ReservedConcurrentExecutions of a template: LocalStack enforces it, but CloudFormation forgets to set it."""

import functools
from collections.abc import Callable
from typing import Any

from localstack.services.cloudformation.resource_provider import OperationStatus
from localstack.services.lambda_.resource_providers.aws_lambda_function import LambdaFunctionProvider

type _Operation = Callable[[Any, Any], Any]


def apply() -> None:
    LambdaFunctionProvider.create = _and_reserve(LambdaFunctionProvider.create)
    LambdaFunctionProvider.update = _and_reserve(LambdaFunctionProvider.update)


def _and_reserve(operation: _Operation) -> _Operation:
    @functools.wraps(operation)
    def operation_and_reservation(provider: Any, request: Any) -> Any:
        progress = operation(provider, request)
        if progress.status == OperationStatus.SUCCESS:
            reserve(request.aws_client_factory.lambda_, request.previous_state or {}, progress.resource_model)
        return progress

    return operation_and_reservation


def reserve(client: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
    """`before` is empty for a new function. Zero is a reservation too: it stops the function."""
    name, wanted = after["FunctionName"], after.get("ReservedConcurrentExecutions")
    if wanted is not None:
        client.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=int(wanted))
    elif "ReservedConcurrentExecutions" in before:
        client.delete_function_concurrency(FunctionName=name)
