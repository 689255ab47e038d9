"""`make soak`: students submit while whatever can die is killed. Exits with 1 if a verdict is lost or wrong.

An instance of its own, with the short times of the fault tests; SOAK_MINUTES (3) and SOAK_STUDENTS (12) bound it. A
text whose graders were killed three times becomes a visible error of ours (design §6); any other error is wrong.
"""

import os
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event

import requests

from infra.instance import Instance
from infra.local_cloud import stop_localstack
from infra.stack import invoke_admin
from tests.eventually import eventually
from tests.faults.processes import kill
from tests.fix_cloud import PARAMETERS, RIGHT, WRONG, add_course, publish, slow
from tests.instances import arvio, fresh_instance
from tests.students import FINAL, Student, unique

MINUTES = float(os.environ.get("SOAK_MINUTES", "3"))
STUDENTS = int(os.environ.get("SOAK_STUDENTS", "12"))
# Everybody who waits when the last fault strikes: three attempts with their leases, behind a queue of all students.
SETTLED_SECONDS = 180
PROGRAMS = {
    RIGHT: "passed",
    slow(1): "passed",
    WRONG: "failed",
    "def add(a, b):\n    while True:\n        pass\n": "failed",
    "import os\n\ndef add(a, b):\n    os._exit(0)\n": "failed",
    "def add(a, b)\n    return a + b\n": "failed",
}
# A sandbox that dies twice under one text counts as killed by it (design §6), so that fault comes seldom.
FAULTS = ["grader", "api", "relay", "grader", "sweeper", "sandbox"]
SECONDS_BETWEEN_FAULTS = 4
ATTEMPTS = 3


@dataclass(frozen=True)
class Played:
    """`got` is the verdict, or empty if there was none in time."""

    submission: str
    expected: str
    got: str
    seconds: float


def play(instance: Instance, over: Event, seed: int) -> list[Played]:
    """One student, submission after submission, as a page does it: what is cut off or refused is sent again."""
    choose, student = random.Random(seed), patient(lambda: Student(instance.api_url))
    played: list[Played] = []
    while not over.is_set():
        code, expected = choose.choice([*PROGRAMS.items()])
        began, text = time.monotonic(), unique(f"{code}# student {seed}")
        submission = submitted(student, text, key=f"{seed}-{len(played)}")
        played.append(Played(submission, expected, verdict(student, submission), time.monotonic() - began))
    student.close()
    return played


def submitted(student: Student, code: str, key: str) -> str:
    """The submission's id. The key makes it harmless to send again what may have arrived."""

    def accepted() -> str | None:
        answer = student.submit(code, **{"Idempotency-Key": key})
        return str(answer.json()["id"]) if answer.status_code in {200, 202} else None

    return patient(accepted)


def verdict(student: Student, submission_id: str) -> str:
    def final() -> str | None:
        status = student.read(submission_id)["status"]
        return str(status) if status in FINAL else None

    try:
        return patient(final)
    except AssertionError:
        return ""


def patient[T](ask: Callable[[], T | None]) -> T:
    """The first answer, however often the service is away. Fails when everything should long be settled."""

    def answer() -> T | None:
        try:
            return ask()
        except (requests.RequestException, KeyError, ValueError):
            return None

    return eventually(answer, within=SETTLED_SECONDS, every=0.2)


def strike(instance: Instance, over: Event) -> Counter[str]:
    """Kills one kind of function after the other; in the middle, LocalStack with everything that its queue holds."""
    struck: Counter[str] = Counter()
    while not over.wait(SECONDS_BETWEEN_FAULTS):
        if sum(struck.values()) == int(MINUTES * 60 / SECONDS_BETWEEN_FAULTS / 2):
            stop_localstack(instance)
            arvio(instance.home, "up")
            struck["localstack"] += 1
        fault = FAULTS[sum(struck.values()) % len(FAULTS)]
        struck[fault] += bool(kill(instance, fault))
    return struck


def soak(instance: Instance) -> bool:
    """Prints what happened; whether every accepted submission got the verdict it deserves."""
    over = Event()
    with ThreadPoolExecutor(STUDENTS + 1) as threads:
        faults = threads.submit(strike, instance, over)
        students = [threads.submit(play, instance, over, seed) for seed in range(STUDENTS)]
        time.sleep(MINUTES * 60)
        over.set()
        played = [each for student in students for each in student.result()]
    report(played, faults.result())
    return all(is_deserved(instance, each) for each in played)


def is_deserved(instance: Instance, played: Played) -> bool:
    if played.got != "error":
        return played.got == played.expected
    record = invoke_admin(instance, {"action": "submission", "id": played.submission})
    return int(record["attempt"]) >= ATTEMPTS


def report(played: list[Played], struck: Counter[str]) -> None:
    seconds = sorted(each.seconds for each in played)
    outcomes = Counter(f"{each.expected} → {each.got or 'nothing'}" for each in played)
    print(f"{len(played)} submissions of {STUDENTS} students in {MINUTES:g} minutes; killed: {dict(struck)}")
    print(f"seconds to verdict: median {statistics.median(seconds):.1f}, longest {seconds[-1]:.1f}")
    print(*(f"{count:6} {outcome}" for outcome, count in sorted(outcomes.items())), sep="\n")


def main() -> None:
    with fresh_instance("soak", PARAMETERS) as instance:
        publish(instance, add_course())
        sys.exit(not soak(instance))


if __name__ == "__main__":
    main()
