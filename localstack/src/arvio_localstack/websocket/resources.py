"""CloudFormation types of WebSocket APIs; each is three calls of the `apigatewayv2` API."""

import re
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError
from localstack.services.cloudformation.resource_provider import (
    CloudFormationResourceProviderPlugin,
    OperationStatus,
    ProgressEvent,
    ResourceProvider,
)


@dataclass(frozen=True)
class ResourceType:
    """`identity` is the property that Ref returns; with other `parents` or `create_only` it is another resource.

    Parents are not told to LocalStack as create-only: it takes `!Ref Api` for changed when the API's name is.
    """

    noun: str
    identity: str
    parents: tuple[str, ...] = ("ApiId",)
    create_only: tuple[str, ...] = ()
    read_only: tuple[str, ...] = ()


def provider_of(kind: ResourceType) -> type[Any]:
    class Provider(ResourceProvider):
        TYPE = f"AWS::ApiGatewayV2::{kind.noun}"
        SCHEMA: dict[str, Any] = {  # noqa: RUF012 - the name LocalStack looks for
            "typeName": TYPE,
            "properties": {},
            "primaryIdentifier": [f"/properties/{kind.identity}"],
            "createOnlyProperties": [f"/properties/{name}" for name in kind.create_only],
            "readOnlyProperties": [f"/properties/{name}" for name in kind.read_only],
        }

        def create(self, request: Any) -> Any:
            model = request.desired_state
            answer = _call(request, f"Create{kind.noun}", model)
            return _done({**model, **{name: answer[name] for name in (kind.identity, *kind.read_only)}})

        def update(self, request: Any) -> Any:
            before, model = request.previous_state, request.desired_state
            if any(before[parent] != model[parent] for parent in kind.parents):
                return self.create(request)  # the old one went with its parent
            kept = {name: before[name] for name in (kind.identity, *kind.read_only) if name in before}
            if _can_update(kind):
                _call(request, f"Update{kind.noun}", {**model, **kept})
            return _done({**model, **kept})

        def delete(self, request: Any) -> Any:
            try:
                _call(request, f"Delete{kind.noun}", request.desired_state)
            except ClientError as error:
                if error.response["Error"]["Code"] != "NotFoundException":  # its API may have gone first
                    raise
            return _done(request.desired_state)

    return Provider


def _can_update(kind: ResourceType) -> bool:
    # A deployment has nothing but a description, which moto does not keep.
    return kind.noun != "Deployment"


def _call(request: Any, operation: str, properties: dict[str, Any]) -> dict[str, Any]:
    """Properties of the template are parameters of the API by the same name; those it does not have are dropped."""
    client = request.aws_client_factory.apigatewayv2
    known = client.meta.service_model.operation_model(operation).input_shape.members
    parameters = {name: value for name, value in properties.items() if name in known}
    answer: dict[str, Any] = getattr(client, _snake(operation))(**parameters)
    return answer


def _snake(operation: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"_\1", operation).lower()


def _done(model: dict[str, Any]) -> Any:
    return ProgressEvent(status=OperationStatus.SUCCESS, resource_model=model)


def plugin_of(kind: ResourceType) -> type[Any]:
    class ResourcePlugin(CloudFormationResourceProviderPlugin):
        name = f"AWS::ApiGatewayV2::{kind.noun}"

        def load(self) -> None:
            self.factory = provider_of(kind)

    return ResourcePlugin


Api = plugin_of(
    ResourceType("Api", "ApiId", parents=(), create_only=("ProtocolType",), read_only=("ApiEndpoint",)),
)
Route = plugin_of(ResourceType("Route", "RouteId"))
Integration = plugin_of(ResourceType("Integration", "IntegrationId"))
Deployment = plugin_of(ResourceType("Deployment", "DeploymentId"))
Stage = plugin_of(ResourceType("Stage", "StageName", create_only=("StageName",)))
RouteResponse = plugin_of(ResourceType("RouteResponse", "RouteResponseId", parents=("ApiId", "RouteId")))
