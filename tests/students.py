"""A student at the real API, as a test needs one: every answer as it came."""

import itertools
import json
from typing import Any

import requests
from websockets.sync.client import ClientConnection, connect

from tests.eventually import eventually

FINAL = {"passed", "failed", "error"}
_texts = itertools.count(1)


def unique(code: str) -> str:
    """The same program, but bytes that nobody has submitted yet."""
    return f"{code}\n# {next(_texts)}\n"


class Student:
    def __init__(self, api: str, websocket: str = "") -> None:
        self._api, self._websocket = api, websocket
        self._http = requests.Session()
        self._http.trust_env = False
        self.session: dict[str, str] = self.ask("POST", "/sessions", json={}).json()
        self._http.headers["Authorization"] = f"Bearer {self.session['token']}"

    def ask(self, method: str, path: str, **request: Any) -> requests.Response:
        return self._http.request(method, f"{self._api}{path}", timeout=30, **request)

    def submit(self, code: str, assignment: str = "add", **headers: str) -> requests.Response:
        return self.ask("POST", "/submissions", json={"assignment": assignment, "code": code}, headers=headers)

    def read(self, submission_id: str) -> dict[str, Any]:
        return dict(self.ask("GET", f"/submissions/{submission_id}").json())

    def status(self, submission_id: str) -> str:
        return str(self.read(submission_id)["status"])

    def verdict(self, submission: requests.Response | dict[str, Any], within: float = 30) -> dict[str, Any]:
        """The submission once it has its verdict."""
        body = submission.json() if isinstance(submission, requests.Response) else submission
        return eventually(lambda: _if_final(self.read(body["id"])), within=within)

    def socket(self) -> ClientConnection:
        ticket = self.ask("POST", "/tickets").json()["ticket"]
        return connect(f"{self._websocket}?ticket={ticket}")

    def close(self) -> None:
        self._http.close()


def subscribed(socket: ClientConnection, **since: int) -> dict[str, Any]:
    """The snapshot that answers a subscription."""
    socket.send(json.dumps({"action": "subscribe", "since": since}))
    return received(socket)


def received(socket: ClientConnection, within: float = 20) -> dict[str, Any]:
    return dict(json.loads(socket.recv(timeout=within)))


def _if_final(body: dict[str, Any]) -> dict[str, Any] | None:
    return body if body["status"] in FINAL else None
