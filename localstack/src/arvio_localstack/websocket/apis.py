"""What the data plane asks about an API. Moto's objects are read at each event, so an update works at once."""

import json
import re
from dataclasses import dataclass
from typing import Any

from moto.apigatewayv2.models import apigatewayv2_backends

# arn:aws:apigateway:<region>:lambda:path/2015-03-31/functions/<function arn>/invocations
_FUNCTION_IN_URI = re.compile(r":lambda:path/[^/]+/functions/(arn:.+)/invocations$")


@dataclass(frozen=True)
class Route:
    """`answers`: what the function returns goes to the client, which on AWS takes a RouteResponse."""

    key: str
    function_arn: str
    answers: bool


@dataclass(frozen=True)
class Api:
    api_id: str
    region: str
    model: Any

    def has_stage(self, name: str) -> bool:
        return name in self.model.stages

    def route(self, key: str) -> Route | None:
        for route in self.model.routes.values():
            if route.route_key == key:
                return Route(key, self._function_arn(route), answers=bool(route.route_responses))
        return None

    def route_of(self, message: str | bytes) -> Route | None:
        key = selected_key(self.model.route_selection_expression, message)
        return (self.route(key) if key else None) or self.route("$default")

    def _function_arn(self, route: Any) -> str:
        integration = self.model.integrations[route.target.removeprefix("integrations/")]
        found = _FUNCTION_IN_URI.search(integration.integration_uri)
        return found.group(1) if found else str(integration.integration_uri)


def backend(account_id: str, region: str) -> Any:
    return apigatewayv2_backends[account_id][region]


def find_api(api_id: str) -> Api | None:
    """Ids are unique in the whole emulator, so an address needs neither account nor region."""
    for account in list(apigatewayv2_backends.values()):
        for region, found in list(account.items()):
            if api_id in found.apis:
                return Api(api_id, region, found.apis[api_id])
    return None


def selected_key(expression: str, message: str | bytes) -> str | None:
    """`$request.body.action`, also deeper and in braces; None where the message has no such text."""
    path = expression.strip("${}").removeprefix("request.body").strip(".").split(".")
    try:
        value: Any = json.loads(message)
        for name in path:
            value = value[name]
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    return value if isinstance(value, str) else None
