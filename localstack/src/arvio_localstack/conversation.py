"""Requests handed to one warm environment, a process or a container, and what became of each."""

import queue
import time

from arvio_localstack.invocation import (
    Answered,
    Event,
    Exited,
    InitFailed,
    Outcome,
    Ready,
    Request,
    exited,
    init_failed,
    timed_out,
)
from arvio_localstack.invocation_log import Usage
from arvio_localstack.runtime_api import RuntimeApi

# AWS gives the import of a module 10 s of its own, on top of the function's timeout.
_INIT_SECONDS = 10


class Conversation:
    """One request at a time. Once an outcome was fatal, the environment must be stopped."""

    def __init__(self, api: RuntimeApi) -> None:
        self._api = api
        self._is_ready = False
        self._since = time.monotonic()
        self._init_ms: float | None = None
        self.is_alive = True

    def handle(self, request: Request) -> Outcome:
        if not self._is_ready and (failure := self._initialise(request)):
            return failure
        self._since = time.monotonic()
        self._api.offer(request)
        return self._outcome(request)

    def end(self, code: int) -> None:
        """The environment has ended; negative for a signal."""
        self.is_alive = False
        self._api.events.put(Exited(code))

    def take_usage(self, memory_size_mb: int, peak_memory_mb: int) -> Usage:
        """Of the invocation that has just ended; the time of the import is told once."""
        init_ms, self._init_ms = self._init_ms, None
        return Usage((time.monotonic() - self._since) * 1000, memory_size_mb, peak_memory_mb, init_ms)

    def _initialise(self, request: Request) -> Outcome | None:
        limit = _INIT_SECONDS + request.timeout_seconds
        match self._next_event(within=limit):
            case None:
                return timed_out(request, limit)
            case InitFailed(body):
                return init_failed(body)
            case Exited(code):
                return exited(request, code)
        self._is_ready = True
        self._init_ms = (time.monotonic() - self._since) * 1000
        return None

    def _outcome(self, request: Request) -> Outcome:
        deadline = time.monotonic() + request.timeout_seconds
        while True:
            match self._next_event(within=deadline - time.monotonic()):
                case None:
                    return timed_out(request, request.timeout_seconds)
                case Exited(code):
                    return exited(request, code)
                case Answered(request_id, body, is_error) if request_id == request.request_id:
                    return Outcome(body, is_error=is_error)
                case Ready():  # asking for more, after the answer before this one
                    continue

    def _next_event(self, *, within: float) -> Event | None:
        try:
            return self._api.events.get(timeout=max(0.0, within))
        except queue.Empty:
            return None
