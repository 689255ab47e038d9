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
    """The API answered with an error."""


@dataclass
class Student:
    """Signed up with `join`. Not for use by several threads."""

    api: str
    http: requests.Session = field(repr=False)

    @classmethod
    def join(cls, api: str) -> "Student":
        student = cls(api, _patient_session())
        token = student.call("POST", "/sessions", json={})["token"]
        student.http.headers["Authorization"] = f"Bearer {token}"
        return student

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
        try:
            answer = self.http.request(method, f"{self.api}{path}", timeout=30, **request)
        except requests.RequestException as error:
            raise NotRunning(f"The API at {self.api} does not answer ({type(error).__name__}).") from None
        body = _json_object(answer)
        if not answer.ok:
            raise Refused(f"HTTP {answer.status_code}: {body.get('error', {}).get('message', answer.reason)}")
        return body


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
