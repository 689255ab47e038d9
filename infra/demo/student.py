"""A student as the API sees one."""

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from infra.failures import ArvioFailed, NotRunning

POLL_SECONDS = 0.02
TERMINAL = {"passed", "failed", "error"}


class Refused(ArvioFailed):
    """The API answered with an error, of this HTTP status."""

    def __init__(self, cause: str, status: int = 0) -> None:
        super().__init__(cause)
        self.status = status


@dataclass
class Student:
    """Signed up with `join`, or known already and back with `recover`. Not for use by several threads."""

    api: str
    http: requests.Session = field(repr=False)
    id: str = ""

    @classmethod
    def join(cls, api: str, join_code: str | None = None) -> "Student":
        return _entered(cls(api, _patient_session()), "/sessions", {"join_code": join_code} if join_code else {})

    @classmethod
    def recover(cls, api: str, recovery_code: str) -> "Student":
        return _entered(cls(api, _patient_session()), "/sessions/recover", {"recovery_code": recovery_code})

    def submit(self, assignment: str, code: str) -> dict[str, Any]:
        body = {"assignment": assignment, "code": code}
        return self.call("POST", "/submissions", json=body, headers={"Idempotency-Key": str(uuid4())})

    def verdict(self, submission: dict[str, Any], *, within_seconds: float) -> dict[str, Any]:
        """Wait for the verdict; gives the submission as it is when the time is over."""
        deadline = time.monotonic() + within_seconds
        while submission["status"] not in TERMINAL and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
            submission = self.call("GET", f"/submissions/{submission['id']}")
        return submission

    def call(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        """Give the body of a 2xx answer. Raises Refused with the API's own words, and NotRunning."""
        return _json_object(self._answer(method, path, **request))

    def rows(self, path: str) -> list[dict[str, Any]]:
        """Of a GET whose body is a list; raises as `call` does."""
        return [dict(row) for row in self._answer("GET", path).json()]

    def _answer(self, method: str, path: str, **request: Any) -> requests.Response:
        try:
            answer = self.http.request(method, f"{self.api}{path}", timeout=30, **request)
        except requests.RequestException as error:
            cause = f"The API at {self.api} does not answer ({type(error).__name__}): `arvio up` starts it."
            raise NotRunning(cause) from None
        if not answer.ok:
            said = _json_object(answer).get("error", {}).get("message", answer.reason)
            raise Refused(f"HTTP {answer.status_code}: {said}", answer.status_code)
        return answer


def _entered(student: Student, path: str, body: dict[str, str]) -> Student:
    session = student.call("POST", path, json=body)
    student.http.headers["Authorization"] = f"Bearer {session['token']}"
    student.id = session["user_id"]
    return student


def _json_object(answer: requests.Response) -> dict[str, Any]:
    try:
        body = answer.json()
    except requests.JSONDecodeError:
        return {}
    return body if isinstance(body, dict) else {}


def _patient_session() -> requests.Session:
    """Wait as long as Retry-After says: the demo is fast enough to meet the rate limit for people."""
    retry = Retry(total=5, connect=0, read=0, status_forcelist=[429, 503], allowed_methods=None, raise_on_status=False)
    session = requests.Session()
    # No proxy between this machine and itself, and no .netrc that would replace the student's token.
    session.trust_env = False
    session.mount("http://", HTTPAdapter(max_retries=retry))
    session.mount("https://", HTTPAdapter(max_retries=retry))
    return session
