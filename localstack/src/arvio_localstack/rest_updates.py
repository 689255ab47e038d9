"""Stack updates of REST APIs: LocalStack deploys an `AWS::ApiGateway::RestApi` once and then ignores changes to it."""

import json
from typing import Any

from localstack.services.apigateway.resource_providers.aws_apigateway_deployment import ApiGatewayDeploymentProvider
from localstack.services.apigateway.resource_providers.aws_apigateway_restapi import ApiGatewayRestApiProvider
from localstack.services.apigateway.resource_providers.aws_apigateway_stage import ApiGatewayStageProvider
from localstack.services.cloudformation.resource_provider import OperationStatus, ProgressEvent


def apply() -> None:
    ApiGatewayRestApiProvider.update = _update_rest_api
    ApiGatewayStageProvider.update = _update_stage
    for provider in (ApiGatewayStageProvider, ApiGatewayDeploymentProvider):
        _keep_with_a_changed_api(provider)


def _keep_with_a_changed_api(provider: Any) -> None:
    """LocalStack takes `!Ref Api` for changed when the API's body is, and would create a stage that exists."""
    create_only = provider.SCHEMA["createOnlyProperties"]
    provider.SCHEMA["createOnlyProperties"] = [name for name in create_only if name != "/properties/RestApiId"]


def _update_rest_api(_: Any, request: Any) -> Any:
    before, model = request.previous_state, request.desired_state
    kept = {name: before[name] for name in ("RestApiId", "RootResourceId", "Name")}
    if body := model.get("Body"):
        request.aws_client_factory.apigateway.put_rest_api(
            restApiId=kept["RestApiId"],
            mode="overwrite",
            parameters={"basepath": "ignore", **model.get("Parameters", {})},
            body=json.dumps(body) if isinstance(body, dict) else body,
        )
    return _done({**model, **kept})


def _update_stage(_: Any, request: Any) -> Any:
    before, model = request.previous_state, request.desired_state
    variables = model.get("Variables") or {}
    patches = [{"op": "replace", "path": "/deploymentId", "value": model["DeploymentId"]}]
    patches += [
        {"op": "replace", "path": f"/variables/{name}", "value": str(value)} for name, value in variables.items()
    ]
    request.aws_client_factory.apigateway.update_stage(
        restApiId=before["RestApiId"], stageName=before["StageName"], patchOperations=patches
    )
    return _done({**model, "StageName": before["StageName"]})


def _done(model: dict[str, Any]) -> Any:
    return ProgressEvent(status=OperationStatus.SUCCESS, resource_model=model)
