"""The student's HTTP API (design §4): each view parses, makes one call, answers."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import time
from typing import Any

from arvio import bootstrap
from arvio.domain.student import Standing
from arvio.domain.submission import Code, NewSubmission, Status
from arvio.entry.http import Call, answer, answer_with_etag, http_errors
from arvio.errors import BadRequest, TooManyRequests
from arvio.services import browse, follow, sign_in
from arvio.services.read_submission import history, read_submission
from arvio.services.submit import submit
from chalice.app import Chalice, Response

type ApiCall = Call[bootstrap.Api]

_MAXIMUM_KEY = 200


def post_session(call: ApiCall) -> Response:
    _allow(call, f"sessions:{call.address}", call.services.settings.sessions_per_minute)
    store, body = call.services.store, call.body()
    session = sign_in.open_session(
        str(body.get("join_code") or ""),
        call.address,
        time(),
        users=store.users,
        courses=store.courses,
        keyring=call.services.keyring,
        limit=_limit(call),
    )
    student = _bearer(call, session["token"])
    return answer({**session, "course": _course(call, student, str(body.get("assignment") or ""))}, 201)


def post_recover(call: ApiCall) -> Response:
    users, code = call.services.store.users, call.text("recovery_code")
    session = sign_in.recover(
        code, call.address, time(), users=users, keyring=call.services.keyring, limit=_limit(call)
    )
    return answer(session, 201)


def post_recovery_code(call: ApiCall) -> Response:
    code = sign_in.renew_recovery_code(_student(call).user_id, users=call.services.store.users)
    return answer({"recovery_code": code}, 201)


def get_me(call: ApiCall) -> Response:
    return answer(browse.me(_student(call), now=datetime.now(UTC), **_pages(call)))


def get_course(call: ApiCall) -> Response:
    return answer(_course(call, _student(call), call.query("assignment")))


def get_assignments(call: ApiCall) -> Response:
    return answer(browse.assignments(_student(call), **_pages(call)))


def get_assignment(call: ApiCall, slug: str) -> Response:
    submissions = call.services.store.submissions
    return answer(browse.assignment(slug, _student(call), submissions=submissions, **_pages(call)))


def post_submission(call: ApiCall) -> Response:
    student, services = _student(call), call.services
    new = NewSubmission(student.user_id, call.text("assignment"), Code.of(call.text("code")), _idempotency_key(call))
    _allow(call, f"submissions:{student.user_id}", services.settings.submissions_per_minute)
    submission_id = submit(
        new,
        now=datetime.now(UTC),
        sandbox_version=services.settings.sandbox_version,
        courses=services.store.courses,
        submissions=services.store.submissions,
        gradings=services.store.gradings,
        queue=services.queue,
        notifier=services.notifier,
    )
    body = _submission(call, student, submission_id)
    return answer(body, 200 if Status(body["status"]).is_final else 202)


def get_submission(call: ApiCall, submission_id: str) -> Response:
    return answer_with_etag(call, _submission(call, _student(call), submission_id))


def get_submissions(call: ApiCall) -> Response:
    student, cursor = _student(call), call.query("cursor")
    if cursor and not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise BadRequest("cursor", "the “next” of an earlier answer")
    before = int(cursor) if cursor else None
    return answer(
        history(student.user_id, call.query("assignment"), before, submissions=call.services.store.submissions)
    )


def post_ticket(call: ApiCall) -> Response:
    ticket = follow.issue_ticket(_student(call).user_id, sockets=call.services.store.sockets)
    return answer({"ticket": ticket}, 201)


def get_health(call: ApiCall) -> Response:
    report = call.services.store.health.report()
    return answer({"status": "ok", "migration": report["migration"], "sandbox_level": report["sandbox_level"]})


ROUTES: list[tuple[str, str, Callable[..., Response]]] = [
    ("POST", "/sessions", post_session),
    ("POST", "/sessions/recover", post_recover),
    ("GET", "/me", get_me),
    ("GET", "/course", get_course),
    ("POST", "/me/recovery-code", post_recovery_code),
    ("GET", "/assignments", get_assignments),
    ("GET", "/assignments/{slug}", get_assignment),
    ("POST", "/submissions", post_submission),
    ("GET", "/submissions", get_submissions),
    ("GET", "/submissions/{submission_id}", get_submission),
    ("POST", "/tickets", post_ticket),
    ("GET", "/health", get_health),
]


def create_app(services: Callable[[], bootstrap.Api]) -> Chalice:
    """The Chalice application over services that are built at the first request."""
    app = Chalice(app_name="arvio-api")
    for method, path, view in ROUTES:
        app.route(path, methods=[method], content_types=["*/*"], name=view.__name__)(_bound(app, view, services))
    return app


def _bound(
    app: Chalice, view: Callable[..., Response], services: Callable[[], bootstrap.Api]
) -> Callable[..., Response]:
    def bound(**path: str) -> Response:
        return view(Call(app.current_request, services()), **path)

    return http_errors(
        bound,
        origin=lambda: services().settings.allowed_origin,
        request_id=lambda: str(getattr(app.lambda_context, "aws_request_id", "")),
    )


def _student(call: ApiCall) -> Standing:
    scheme, _, token = call.header("Authorization").partition(" ")
    return _bearer(call, token.strip() if scheme.lower() == "bearer" else "")


def _bearer(call: ApiCall, token: str) -> Standing:
    return sign_in.authenticate(token, time(), users=call.services.store.users, keyring=call.services.keyring)


def _course(call: ApiCall, student: Standing, wanted: str | None) -> dict[str, Any]:
    submissions = call.services.store.submissions
    return browse.course(wanted, student, now=datetime.now(UTC), submissions=submissions, **_pages(call))


def _submission(call: ApiCall, student: Standing, submission_id: str) -> dict[str, Any]:
    store = call.services.store
    return read_submission(student.user_id, submission_id, submissions=store.submissions, courses=store.courses)


def _pages(call: ApiCall) -> dict[str, Any]:
    return {"courses": call.services.store.courses, "users": call.services.store.users, "cache": call.services.cache}


def _limit(call: ApiCall) -> sign_in.CodeLimit:
    return sign_in.CodeLimit(call.services.counters, call.services.settings.failed_codes_per_ten_minutes)


def _allow(call: ApiCall, key: str, allowed_per_minute: int) -> None:
    if call.services.counters.hit(key, 60) > allowed_per_minute:
        raise TooManyRequests(60)


def _idempotency_key(call: ApiCall) -> str | None:
    key = call.header("Idempotency-Key")
    if len(key) > _MAXIMUM_KEY:
        raise BadRequest("Idempotency-Key", f"at most {_MAXIMUM_KEY} characters")
    return key or None


app = create_app(bootstrap.api)
