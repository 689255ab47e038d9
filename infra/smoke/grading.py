"""One submission from a student's hand to its verdict."""

import time
from collections.abc import Callable
from typing import Any

from infra.demo.student import TERMINAL, Student
from infra.failures import ArvioFailed
from infra.smoke.canaries import Canary

LOOK_SECONDS = 0.1
# Others may wait in front of the check: it is patient as long as something moves.
SILENCE_SECONDS = 60.0
AT_MOST_SECONDS = 600.0


def graded(student: Student, canary: Canary) -> dict[str, Any]:
    """The submission with its verdict, which came by itself. Raises ArvioFailed when it is another, or none comes."""
    submission = student.submit(canary.assignment, canary.code)
    submission = _awaited(lambda: student.call("GET", f"/submissions/{submission['id']}"), submission)
    if submission["status"] != canary.expected or submission["reused"]:
        got = f"{submission['status']}{', reused' if submission['reused'] else ''}"
        raise ArvioFailed(
            f"A submission to {canary.assignment} should be {canary.expected}, and is {got}{_why(submission)}."
        )
    return submission


def _awaited(look: Callable[[], dict[str, Any]], submission: dict[str, Any]) -> dict[str, Any]:
    began = moved = time.monotonic()
    while submission["status"] not in TERMINAL:
        if time.monotonic() - moved > SILENCE_SECONDS or time.monotonic() - began > AT_MOST_SECONDS:
            raise ArvioFailed(
                f"A submission got no verdict: it is still {submission['status']} after "
                f"{time.monotonic() - began:.0f} s. `arvio logs grader` and `arvio queue` say more."
            )
        time.sleep(LOOK_SECONDS)
        found = look()
        if _place(found) != _place(submission):
            moved = time.monotonic()
        submission = found
    return submission


def _place(submission: dict[str, Any]) -> tuple[str, int | None]:
    return submission["status"], submission.get("queue_position")


def _why(submission: dict[str, Any]) -> str:
    """Of the first test that did not pass, which the API lists first."""
    tests = submission.get("tests") or []
    return f": {tests[0]['name']}, {tests[0]['outcome']}" if tests and tests[0]["outcome"] != "passed" else ""
