"""Instructor operations, invoked with IAM credentials by the command line tool; no public route leads here."""

from collections.abc import Callable
from typing import Any

from arvio import bootstrap
from arvio.domain.audit import Entry
from arvio.errors import ArvioError, UnknownAction
from arvio.services.audit import read_audit
from arvio.services.publish import publish

type Event = dict[str, Any]
type Answer = dict[str, Any]

_MAXIMUM_NAME = 200


def handle(event: Event, context: object) -> Answer:  # noqa: ARG001  # the runtime passes a context
    """The action's answer; {"error": {"code", "message"}} for what the instructor can mend."""
    try:
        action = _ACTIONS.get(event.get("action", ""))
        if action is None:
            raise UnknownAction
        return action(bootstrap.admin(), event)
    except ArvioError as error:
        return {"error": {"code": error.code, "message": error.message}}


def _migrate(services: bootstrap.Admin, event: Event) -> Answer:
    before, applied = services.applied(), services.migrate()
    answer = {"applied": applied, "migration": services.applied()}
    if applied:
        services.audit.add(Entry(_who(event), "migrate", "database", {"migration": before}, answer))
    return answer


def _publish(services: bootstrap.Admin, event: Event) -> Answer:
    """The course travels in the payload, or past its 6 MB through the artifact bucket, under `course_key`."""
    course = services.artifacts.read(event["course_key"]) if "course_key" in event else event["course"]
    return publish(
        course,
        who=_who(event),
        is_dry_run=bool(event.get("dry_run")),
        courses=services.store.courses,
        audit=services.audit,
        cache=services.cache,
    )


def _audit(services: bootstrap.Admin, event: Event) -> Answer:
    return read_audit(event.get("cursor"), audit=services.audit)


def _health(services: bootstrap.Admin, _event: Event) -> Answer:
    return {**services.store.health.report(), "title": services.store.courses.title()}


def _who(event: Event) -> str:
    """Whom the caller names: IAM has let them in, the name is for people who read the audit later."""
    return str(event.get("who") or "unknown")[:_MAXIMUM_NAME]


_ACTIONS: dict[str, Callable[[bootstrap.Admin, Event], Answer]] = {
    "migrate": _migrate,
    "publish": _publish,
    "audit": _audit,
    "health": _health,
}
