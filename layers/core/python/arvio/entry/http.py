"""The HTTP edge: requests in, JSON out, errors mapped in one place."""

import hashlib
import json
import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from chalice.app import Request, Response

from arvio.errors import ArvioError, BadRequest, CodeTooLong, NotJson

log = logging.getLogger(__name__)

_MAXIMUM_BODY_BYTES = 512 * 1024  # 64 KiB of code, each byte escaped as \u00XX, and some room


class Call[S]:
    """One request with the services it may use."""

    def __init__(self, request: Request, services: S) -> None:
        self._request, self.services = request, services

    def header(self, name: str) -> str:
        return str(self._request.headers.get(name) or "")

    def query(self, name: str) -> str | None:
        return (self._request.query_params or {}).get(name)

    @property
    def address(self) -> str:
        identity = self._request.context.get("identity") or {}
        return str(identity.get("sourceIp") or "")

    def body(self) -> dict[str, Any]:
        """The JSON object of the body; an empty body is an empty object. Raises NotJson, CodeTooLong."""
        raw = self._request.raw_body
        if len(raw) > _MAXIMUM_BODY_BYTES:
            raise CodeTooLong
        try:
            body = json.loads(raw or b"{}")
        except (ValueError, RecursionError):
            raise NotJson from None
        if not isinstance(body, dict):
            raise NotJson
        return body

    def text(self, field: str) -> str:
        """A text field of the body. Raises BadRequest when it is missing or no text."""
        value = self.body().get(field)
        if not isinstance(value, str):
            raise BadRequest(field, "a text")
        return value


def answer(body: object, status: int = 200, **headers: str) -> Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(json.dumps(body), status_code=status, headers={"Content-Type": "application/json", **names})


def answer_with_etag(call: Call[Any], body: object) -> Response:
    """200 with an ETag over the body, or 304 when the client has it already."""
    etag = f'"{hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:32]}"'
    if etag in call.header("If-None-Match"):
        return Response("", status_code=304, headers={"ETag": etag})
    return answer(body, ETag=etag, Cache_Control="no-cache")


def http_errors(
    view: Callable[..., Response], origin: Callable[[], str], request_id: Callable[[], str]
) -> Callable[..., Response]:
    """The view with our errors as answers. Chalice would turn them into a 500 before any middleware sees them."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Response:
        try:
            response = view(*args, **kwargs)
        except ArvioError as error:
            response = _problem(error, request_id())
        except Exception:  # the student gets a request id; what broke is in the log and stays inside
            log.exception("request failed", extra={"request_id": request_id()})
            response = _problem(ArvioError(), request_id())
        response.headers |= {
            "Access-Control-Allow-Origin": origin(),
            "Access-Control-Expose-Headers": "ETag,Retry-After",
        }
        return response

    return guarded


def _problem(error: ArvioError, request_id: str) -> Response:
    if error.status >= 500:
        log.warning("refused", extra={"code": error.code, "request_id": request_id}, exc_info=error)
    details = {"request_id": request_id} if error.status >= 500 else error.details()
    headers = {"Retry_After": str(error.retry_after)} if error.retry_after else {}
    return answer({"error": {"code": error.code, "message": error.message, **details}}, error.status, **headers)
