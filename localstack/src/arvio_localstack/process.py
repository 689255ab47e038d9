"""One child process: a warm Lambda environment without a container."""

import contextlib
import os
import queue
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from arvio_localstack import launcher
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
# What CloudWatch would keep of one invocation is unbounded; a laptop's disk is not.
_LONGEST_OUTPUT = 1024 * 1024


@dataclass(frozen=True)
class Launch:
    """How to start a child. `environment` is all it gets: nothing of LocalStack's own leaks in."""

    python: Path
    handler: str
    folder: Path
    environment: Mapping[str, str]


class RuntimeProcess:
    """A child that answers one request at a time; once an outcome was fatal it must be stopped."""

    def __init__(self, launch: Launch) -> None:
        self._api = RuntimeApi()
        self._output = _unlinked_file()
        self._is_ready = False
        self._since = time.monotonic()
        self._init_ms: float | None = None
        self.is_alive = True
        # An invocation reads the output while an update of the function may be closing it.
        self._open = threading.Lock()
        self._is_stopped = False
        self._child, self._lifeline = _start(launch, self._api.address, self._output)
        threading.Thread(target=self._watch, name="lambda-watch", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._child.pid

    def handle(self, request: Request) -> Outcome:
        if not self._is_ready and (failure := self._initialise(request)):
            return failure
        self._since = time.monotonic()
        self._api.offer(request)
        return self._outcome(request)

    def take_output(self) -> bytes:
        """Everything printed since the last call. Complete, because the child's writes end in a file, not a pipe."""
        with self._open:
            if self._is_stopped:
                return b""
            size = os.fstat(self._output).st_size
            printed = os.pread(self._output, _LONGEST_OUTPUT, max(0, size - _LONGEST_OUTPUT))
            os.ftruncate(self._output, 0)
            return printed

    def take_usage(self, memory_size_mb: int) -> Usage:
        """Of the invocation that has just ended; the time of the import is told once."""
        init_ms, self._init_ms = self._init_ms, None
        duration_ms = (time.monotonic() - self._since) * 1000
        return Usage(duration_ms, memory_size_mb, self._peak_memory_mb(), init_ms)

    def stop(self) -> None:
        with self._open:
            if self._is_stopped:
                return
            self._is_stopped = True
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            os.close(self._lifeline)
            os.close(self._output)
        self._api.close()

    def _peak_memory_mb(self) -> int:
        with contextlib.suppress(OSError, StopIteration):
            status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines()
            line = next(line for line in status if line.startswith("VmHWM"))
            return int(line.split()[1]) // 1024
        return 0

    def _watch(self) -> None:
        code = self._child.wait()
        self.is_alive = False
        self._api.events.put(Exited(code))

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


def _start(launch: Launch, address: str, output: int) -> tuple[subprocess.Popen[bytes], int]:
    theirs, ours = os.pipe()
    try:
        child = subprocess.Popen(  # noqa: S603 - the interpreter and the function are the operator's own
            # -s: no user site. -P: the launcher's folder is not importable; PYTHONPATH still is.
            [launch.python, "-s", "-P", launcher.__file__, str(theirs), launch.handler],
            cwd=launch.folder,
            env={**launch.environment, "AWS_LAMBDA_RUNTIME_API": address},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            pass_fds=(theirs,),
        )
    finally:
        os.close(theirs)
    return child, ours


def _unlinked_file() -> int:
    """A file without a name, in append mode: emptying it must not leave a hole before the child's next line."""
    descriptor, path = tempfile.mkstemp(prefix="lambda-output-")
    os.close(descriptor)
    appending = os.open(path, os.O_RDWR | os.O_APPEND)
    Path(path).unlink()
    return appending
