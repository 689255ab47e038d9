"""Instructor operations, invoked with IAM credentials by the command line tool; no public route leads here."""

from collections.abc import Callable
from typing import Any

from arvio import bootstrap
from arvio.domain.audit import Entry
from arvio.errors import ArvioError, UnknownAction
from arvio.services.audit import note_deploy, read_audit
from arvio.services.backlog import give_up_waiting, read_backlog, redrive
from arvio.services.extend import extend
from arvio.services.publish import publish, restore
from arvio.services.records import find_students, find_submissions, json_row, time_of
from arvio.services.report import course_report
from arvio.services.students import admit, erase, restore_access

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
        extensions=services.extensions,
        audit=services.audit,
        cache=services.cache,
    )


def _restore_publication(services: bootstrap.Admin, event: Event) -> Answer:
    return restore(
        int(event["number"]),
        who=_who(event),
        courses=services.store.courses,
        extensions=services.extensions,
        audit=services.audit,
        cache=services.cache,
    )


def _deployed(services: bootstrap.Admin, event: Event) -> Answer:
    return note_deploy(event, who=_who(event), audit=services.audit)


def _audit(services: bootstrap.Admin, event: Event) -> Answer:
    return read_audit(event.get("cursor"), audit=services.audit)


def _queue(services: bootstrap.Admin, _event: Event) -> Answer:
    return read_backlog(backlog=services.backlog, dead_letters=services.dead_letters)


def _redrive(services: bootstrap.Admin, event: Event) -> Answer:
    return redrive(
        who=_who(event),
        backlog=services.backlog,
        gradings=services.store.gradings,
        queue=services.queue,
        dead_letters=services.dead_letters,
        audit=services.audit,
    )


def _give_up(services: bootstrap.Admin, event: Event) -> Answer:
    return give_up_waiting(
        who=_who(event),
        backlog=services.backlog,
        gradings=services.store.gradings,
        notifier=services.notifier,
        audit=services.audit,
    )


def _submissions(services: bootstrap.Admin, event: Event) -> Answer:
    return find_submissions(event, records=services.records)


def _submission(services: bootstrap.Admin, event: Event) -> Answer:
    return json_row(services.records.submission(event["id"]))


def _students(services: bootstrap.Admin, event: Event) -> Answer:
    return find_students(event, records=services.records, courses=services.store.courses)


def _student(services: bootstrap.Admin, event: Event) -> Answer:
    return json_row(services.records.student(event["id"]))


def _admit(services: bootstrap.Admin, event: Event) -> Answer:
    store, purpose = services.store, str(event.get("purpose") or "")[:_MAXIMUM_NAME]
    return admit(
        who=_who(event), purpose=purpose, users=store.users, submissions=store.submissions, audit=services.audit
    )


def _recover(services: bootstrap.Admin, event: Event) -> Answer:
    sign_out = bool(event.get("sign_out"))
    store = services.store
    return restore_access(
        event["id"],
        who=_who(event),
        sign_out=sign_out,
        users=store.users,
        submissions=store.submissions,
        audit=services.audit,
    )


def _extend(services: bootstrap.Admin, event: Event) -> Answer:
    return extend(
        event["id"],
        str(event["assignment"]),
        time_of("until", event.get("until")),
        who=_who(event),
        users=services.store.users,
        courses=services.store.courses,
        extensions=services.extensions,
        audit=services.audit,
    )


def _erase(services: bootstrap.Admin, event: Event) -> Answer:
    store = services.store
    return erase(
        event["id"],
        who=_who(event),
        users=store.users,
        submissions=store.submissions,
        audit=services.audit,
        cache=services.cache,
    )


def _regrade(services: bootstrap.Admin, event: Event) -> Answer:
    """`step` is start (of an assignment), progress, preview, apply, undo or drop (of a regrade by its id)."""
    match event.get("step"), str(event.get("id")):
        case "start", _:
            return services.regrading.start(str(event.get("assignment")), event, _who(event))
        case "preview", name:
            return services.regrading.preview(name)
        case "progress", name:
            return services.regrading.progress(name)
        case "apply", name:
            return services.regrading.apply(name, _who(event))
        case "undo", name:
            return services.regrading.undo(name, _who(event))
        case "drop", name:
            return services.regrading.drop(name)
    raise UnknownAction


def _report(services: bootstrap.Admin, _event: Event) -> Answer:
    return course_report(statistics=services.statistics, courses=services.store.courses)


def _health(services: bootstrap.Admin, _event: Event) -> Answer:
    return {**services.store.health.report(), "title": services.store.courses.title()}


def _who(event: Event) -> str:
    """Whom the caller names: IAM has let them in, the name is for people who read the audit later."""
    return str(event.get("who") or "unknown")[:_MAXIMUM_NAME]


_ACTIONS: dict[str, Callable[[bootstrap.Admin, Event], Answer]] = {
    "migrate": _migrate,
    "publish": _publish,
    "restore_publication": _restore_publication,
    "deployed": _deployed,
    "audit": _audit,
    "queue": _queue,
    "redrive": _redrive,
    "give_up": _give_up,
    "submissions": _submissions,
    "submission": _submission,
    "students": _students,
    "student": _student,
    "admit": _admit,
    "recover": _recover,
    "erase": _erase,
    "extend": _extend,
    "regrade": _regrade,
    "report": _report,
    "health": _health,
}
