"""What goes into a runtime environment and what comes out of it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Request:
    request_id: str
    function_arn: str
    payload: bytes
    trace_id: str
    timeout_seconds: int


@dataclass(frozen=True)
class Ready:
    """The child asked for its first invocation: its module is imported."""


@dataclass(frozen=True)
class Answered:
    request_id: str
    body: bytes
    is_error: bool


@dataclass(frozen=True)
class InitFailed:
    body: bytes


@dataclass(frozen=True)
class Exited:
    code: int


type Event = Ready | Answered | InitFailed | Exited


@dataclass(frozen=True)
class Outcome:
    """`fatal`: the child is unusable, so the next invocation needs a fresh one.

    `log_line` is what AWS adds to the function's own log, `status` what it adds to the REPORT line.
    """

    payload: bytes
    is_error: bool = False
    fatal: bool = False
    status: str = ""
    log_line: str = ""


def timed_out(request: Request, seconds: float) -> Outcome:
    what = f"Task timed out after {seconds:.2f} seconds"
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return _fatal(request, "Sandbox.Timedout", what, status="timeout", log_line=f"{now} {request.request_id} {what}")


def exited(request: Request, code: int) -> Outcome:
    what = _reason(code)
    line = f"RequestId: {request.request_id} Error: {what}\nRuntime.ExitError"
    return _fatal(request, "Runtime.ExitError", what, status="error\tError Type: Runtime.ExitError", log_line=line)


def init_failed(body: bytes) -> Outcome:
    return Outcome(body, is_error=True, fatal=True, status="error")


def _fatal(request: Request, error_type: str, what: str, *, status: str, log_line: str) -> Outcome:
    error = {"errorType": error_type, "errorMessage": f"RequestId: {request.request_id} Error: {what}"}
    return Outcome(json.dumps(error).encode(), is_error=True, fatal=True, status=status, log_line=log_line)


def _reason(code: int) -> str:
    if code < 0:
        return f"Runtime exited with error: signal: {_SIGNALS.get(-code, -code)}"
    if code > 0:
        return f"Runtime exited with error: exit status {code}"
    return "Runtime exited without providing a reason"


# As Go spells them, because AWS prints what Go's os/exec says.
_SIGNALS = {6: "aborted", 7: "bus error", 9: "killed", 11: "segmentation fault", 15: "terminated"}
