"""The lines that AWS writes around an invocation, and the file where they end up."""

import math
from dataclasses import dataclass
from pathlib import Path

from arvio_localstack.invocation import Outcome, Request


@dataclass(frozen=True)
class Usage:
    """`init_ms` only for the first invocation of an environment."""

    duration_ms: float
    memory_size_mb: int
    peak_memory_mb: int
    init_ms: float | None


def invocation_log(request: Request, outcome: Outcome, usage: Usage, printed: bytes, version: str) -> str:
    """START … END, REPORT. LocalStack cuts its last 4 KiB for LogType=Tail, as AWS does."""
    body = _line(printed.decode(errors="replace")) + _line(outcome.log_line)
    start = f"START RequestId: {request.request_id} Version: {version}\n"
    end = f"END RequestId: {request.request_id}\n"
    return start + body + end + _report(request, outcome, usage)


def _line(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _report(request: Request, outcome: Outcome, usage: Usage) -> str:
    billed = usage.duration_ms + (usage.init_ms or 0)
    fields = [
        f"REPORT RequestId: {request.request_id}",
        f"Duration: {usage.duration_ms:.2f} ms",
        f"Billed Duration: {math.ceil(billed)} ms",
        f"Memory Size: {usage.memory_size_mb} MB",
        f"Max Memory Used: {usage.peak_memory_mb} MB",
    ]
    if usage.init_ms is not None:
        fields.append(f"Init Duration: {usage.init_ms:.2f} ms")
    if outcome.status:
        fields.append(f"Status: {outcome.status}")
    return "\t".join(fields) + "\t\n"


def append_log(folder: Path | None, function_name: str, text: str) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    # One write in append mode, so environments of one function do not interleave their lines.
    with (folder / f"{function_name}.log").open("ab", buffering=0) as log:
        log.write(text.encode())
