"""Instructor operations, invoked with IAM credentials by the command line tool; no public route leads here."""

from collections.abc import Callable
from typing import Any

from arvio import bootstrap
from arvio.errors import ArvioError, UnknownAction
from arvio.services.publish import publish


def handle(event: dict[str, Any], context: object) -> dict[str, Any]:  # noqa: ARG001  # the runtime passes a context
    """The action's answer; {"error": {"code", "message"}} for what the instructor can mend."""
    try:
        return _ACTIONS.get(event.get("action", ""), _unknown)(event)
    except ArvioError as error:
        return {"error": {"code": error.code, "message": error.message}}


def _migrate(_event: dict[str, Any]) -> dict[str, Any]:
    services = bootstrap.admin()
    return {"applied": services.migrate(), "migration": services.applied()}


def _publish(event: dict[str, Any]) -> dict[str, Any]:
    services = bootstrap.admin()
    is_dry_run = bool(event.get("dry_run"))
    return publish(event["course"], is_dry_run=is_dry_run, courses=services.store.courses, cache=services.cache)


def _health(_event: dict[str, Any]) -> dict[str, Any]:
    return dict(bootstrap.admin().store.health.report())


def _unknown(_event: dict[str, Any]) -> dict[str, Any]:
    raise UnknownAction


_ACTIONS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "migrate": _migrate,
    "publish": _publish,
    "health": _health,
}
