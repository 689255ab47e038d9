"""The `apigatewayv2` API: moto's, with chosen ids, local addresses, deployments and UpdateStage."""

import secrets
from typing import Any

from localstack.aws.api import CommonServiceException
from localstack.aws.skeleton import DispatchTable
from localstack.aws.spec import load_service
from localstack.constants import TAG_KEY_CUSTOM_ID
from localstack.services.moto import call_moto
from localstack.utils.time import timestamp

from arvio_localstack.websocket.addresses import api_endpoint
from arvio_localstack.websocket.apis import backend


class ApiGatewayV2Provider:
    service = "apigatewayv2"


def dispatch_table(_: ApiGatewayV2Provider) -> DispatchTable:
    ours = {
        "CreateApi": _create_api,
        "UpdateStage": _update_stage,
        "CreateDeployment": _create_deployment,
        "GetDeployment": _get_deployment,
        "GetDeployments": _get_deployments,
        "DeleteDeployment": _delete_deployment,
    }
    return {name: ours.get(name, _proxy) for name in load_service("apigatewayv2").operation_names}


def _proxy(context: Any, _: Any) -> Any:
    return call_moto(context)


def _create_api(context: Any, request: Any) -> Any:
    answer = call_moto(context)
    apis = backend(context.account_id, context.region).apis
    api = apis.pop(answer["ApiId"])
    api.api_id = (request.get("Tags") or {}).get(TAG_KEY_CUSTOM_ID) or api.api_id
    if request.get("ProtocolType") == "WEBSOCKET":
        api.api_endpoint = api_endpoint(api.api_id) or api.api_endpoint
    api.deployments = {}
    apis[api.api_id] = api
    return {**answer, "ApiId": api.api_id, "ApiEndpoint": api.api_endpoint}


def _update_stage(context: Any, request: Any) -> Any:
    """Moto cannot update one. Routes are read when a message comes, so a stage needs no new deployment to see them."""
    stages = _api(context, request).stages
    stage = stages.get(request["StageName"])
    if stage is None:
        raise _not_found("stage", request["StageName"])
    stage.stage_variables = request.get("StageVariables") or stage.stage_variables
    stage.description = request.get("Description") or stage.description
    return {
        "StageName": stage.name,
        "DeploymentId": request.get("DeploymentId"),
        "StageVariables": stage.stage_variables,
    }


def _create_deployment(context: Any, request: Any) -> Any:
    deployment = {
        "DeploymentId": secrets.token_hex(3),
        "DeploymentStatus": "DEPLOYED",
        "CreatedDate": timestamp(),
        "Description": request.get("Description") or "",
        "AutoDeployed": False,
    }
    _deployments(context, request)[deployment["DeploymentId"]] = deployment
    return deployment


def _get_deployment(context: Any, request: Any) -> Any:
    deployment = _deployments(context, request).get(request["DeploymentId"])
    if deployment is None:
        raise _not_found("deployment", request["DeploymentId"])
    return deployment


def _get_deployments(context: Any, request: Any) -> Any:
    return {"Items": list(_deployments(context, request).values())}


def _delete_deployment(context: Any, request: Any) -> Any:
    if _deployments(context, request).pop(request["DeploymentId"], None) is None:
        raise _not_found("deployment", request["DeploymentId"])
    return {}


def _deployments(context: Any, request: Any) -> dict[str, Any]:
    deployments: dict[str, Any] = _api(context, request).deployments
    return deployments


def _api(context: Any, request: Any) -> Any:
    api = backend(context.account_id, context.region).apis.get(request["ApiId"])
    if api is None:
        raise _not_found("API", request["ApiId"])
    return api


def _not_found(what: str, name: str) -> Exception:
    error: Exception = CommonServiceException("NotFoundException", f"Invalid {what} identifier {name}", 404)
    return error
