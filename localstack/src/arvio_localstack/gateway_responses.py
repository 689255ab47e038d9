"""Headers of a REST API's GatewayResponses, without which a browser cannot read the gateway's own 4xx and 5xx.

LocalStack neither imports them from an OpenAPI body nor applies their parameters.
"""

import functools
from collections.abc import Callable
from typing import Any

import rolo
import werkzeug
from localstack.services.apigateway.next_gen.execute_api.gateway_response import get_gateway_response_or_default
from localstack.services.apigateway.next_gen.execute_api.handlers.gateway_exception import GatewayExceptionHandler
from localstack.services.apigateway.resource_providers.aws_apigateway_restapi import ApiGatewayRestApiProvider
from localstack.services.cloudformation.resource_provider import OperationStatus

_EXTENSION = "x-amazon-apigateway-gateway-responses"
_HEADER = "gatewayresponse.header."


def apply() -> None:
    """After `rest_updates`, whose update is wrapped here too."""
    ApiGatewayRestApiProvider.create = _with_responses(ApiGatewayRestApiProvider.create)
    ApiGatewayRestApiProvider.update = _with_responses(ApiGatewayRestApiProvider.update)
    GatewayExceptionHandler.create_exception_response = _with_headers(GatewayExceptionHandler.create_exception_response)
    # A body that calls itself a form is not parsed on AWS; here 500 kB of one would end in a bare 500.
    for request_class in (rolo.Request, werkzeug.Request):
        request_class.max_form_memory_size = None


def _with_responses(operation: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(operation)
    def operation_and_responses(provider: Any, request: Any) -> Any:
        progress = operation(provider, request)
        if progress.status == OperationStatus.SUCCESS:
            _put_responses(request.aws_client_factory.apigateway, progress.resource_model)
        return progress

    return operation_and_responses


def _put_responses(client: Any, model: dict[str, Any]) -> None:
    body = model.get("Body")
    responses = body.get(_EXTENSION, {}) if isinstance(body, dict) else {}
    for response_type, response in responses.items():
        known = {name: response[name] for name in ("responseParameters", "responseTemplates") if name in response}
        if "statusCode" in response:
            known["statusCode"] = str(response["statusCode"])
        client.put_gateway_response(restApiId=model["RestApiId"], responseType=response_type, **known)


def _with_headers(create_response: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(create_response)
    def create_response_with_headers(handler: Any, exception: Any, context: Any) -> Any:
        response = create_response(handler, exception, context)
        chosen = get_gateway_response_or_default(exception.type, context.deployment.rest_api.gateway_responses)
        response.headers.update(static_headers(chosen.get("responseParameters") or {}))
        return response

    return create_response_with_headers


def static_headers(parameters: dict[str, str]) -> dict[str, str]:
    """Of `gatewayresponse.header.X: "'value'"`; values taken from the request are left out."""
    return {
        name.removeprefix(_HEADER): value.strip("'")
        for name, value in parameters.items()
        if name.startswith(_HEADER) and value.startswith("'")
    }
