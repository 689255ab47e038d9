"""The template's parameters for a local instance."""

import json
import math
import os
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from infra.failures import ArvioFailed
from infra.instance import ARTIFACT_BUCKET, Instance
from infra.postgres import database_url
from infra.sandbox_choice import SandboxChoice
from infra.valkey import redis_url


def template_parameters(instance: Instance, template: dict[str, Any], sandbox: SandboxChoice) -> dict[str, str]:
    """What this instance chose, then its kept overrides, then `ARVIO_PARAMETERS`; only what the template declares.

    Raises ArvioFailed for an override that the template does not have or take, and for a SandboxConcurrency that the
    graders would exceed.
    """
    declared = set(template.get("Parameters", {}))
    overrides = instance.choices.parameters | given_parameters()
    require_valid(overrides, template)
    chosen = {name: value for name, value in own_parameters(instance, sandbox).items() if name in declared}
    return with_sandboxes(chosen | overrides, template)


def with_sandboxes(parameters: dict[str, str], template: dict[str, Any]) -> dict[str, str]:
    """SandboxConcurrency follows graders and batch, unless it is set; Lambda would refuse the runs beyond it."""
    if "SandboxConcurrency" not in template.get("Parameters", {}):
        return parameters
    needed = sandboxes_needed(parameters, template)
    given = parameters.get("SandboxConcurrency")
    if given is not None and whole_number("SandboxConcurrency", given) < needed:
        raise ArvioFailed(
            f"SandboxConcurrency is {given}, and the graders run {needed} sandboxes at a time (Graders * BatchSize + "
            "RegradeGraders): `arvio up --set SandboxConcurrency=` lets it follow them."
        )
    return {"SandboxConcurrency": str(needed)} | parameters


def sandboxes_needed(parameters: Mapping[str, str], template: dict[str, Any]) -> int:
    declared = template["Parameters"]
    graders, batch, regrading = (
        whole_number(name, parameters.get(name, declared.get(name, {}).get("Default", 0)))
        for name in ("Graders", "BatchSize", "RegradeGraders")
    )
    return graders * batch + regrading


def whole_number(name: str, value: object) -> int:
    if not str(value).isdigit():
        raise ArvioFailed(f"{name} is {value}, and it must be a whole number.")
    return int(str(value))


def graders_changes(graders: int, instance: Instance, template: dict[str, Any]) -> dict[str, str]:
    """What is kept for so many graders: a SandboxConcurrency that was set and is too small now is forgotten."""
    changes = {"Graders": str(graders)}
    given = instance.choices.parameters.get("SandboxConcurrency")
    needed = sandboxes_needed(instance.choices.parameters | changes, template)
    return changes | (
        {"SandboxConcurrency": ""} if given and whole_number("SandboxConcurrency", given) < needed else {}
    )


def require_valid(given: Mapping[str, str], template: dict[str, Any]) -> None:
    """Raises ArvioFailed for what CloudFormation would refuse in the middle of an update."""
    declared = template.get("Parameters", {})
    for name, value in sorted(given.items()):
        if name not in declared:
            close = get_close_matches(name, declared, n=1)
            instead = f"did you mean {close[0]}?" if close else f"it has {', '.join(sorted(declared))}."
            raise ArvioFailed(f"template.yaml has no parameter {name}; {instead}")
        taken = taken_values(declared[name], value)
        if taken:
            raise ArvioFailed(f"{name} is {value!r}, and template.yaml takes {taken}; `--set {name}=` forgets it.")


def taken_values(declared: Mapping[str, Any], value: str) -> str:
    """In words, what a parameter takes where it does not take this value; else nothing."""
    allowed = declared.get("AllowedValues")
    if allowed and value not in allowed:
        return " or ".join(allowed)
    if declared["Type"] != "Number":
        return ""
    least, most = declared.get("MinValue", 0), declared.get("MaxValue", math.inf)
    if value.isdecimal() and least <= int(value) <= most:
        return ""
    return f"a whole number from {least}" + ("" if most == math.inf else f" to {most}")


def own_parameters(instance: Instance, sandbox: SandboxChoice) -> dict[str, str]:
    return {
        "Target": "local",
        "DatabaseUrl": database_url(instance),
        "RedisUrl": redis_url(instance),
        "SigningKeys": instance.choices.signing_keys,
        "SandboxImage": sandbox.image,
        "SandboxVersion": sandbox.version,
        "LocalEndpoint": instance.endpoint,
        "CustomRestApiId": instance.choices.rest_api_id,
        "CustomWebSocketApiId": instance.choices.websocket_api_id,
        "SiteBucketName": instance.choices.site_bucket,
        "ArtifactBucketName": ARTIFACT_BUCKET,
        "SiteOrigin": instance.endpoint,
    }


def given_parameters() -> dict[str, str]:
    """`ARVIO_PARAMETERS`, a JSON object; raises ArvioFailed when it is something else."""
    try:
        given = json.loads(os.environ.get("ARVIO_PARAMETERS") or "{}")
    except json.JSONDecodeError as error:
        raise ArvioFailed(f"ARVIO_PARAMETERS is not JSON: {error}") from None
    if not isinstance(given, dict):
        raise ArvioFailed('ARVIO_PARAMETERS must be a JSON object, such as {"BatchSize": 1}.')
    return {str(name): str(value) for name, value in given.items()}
