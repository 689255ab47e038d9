"""`arvio regrade` on the real parts: a repaired test, a preview, and a live student who waits for nobody."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from infra.instance import Instance
from infra.stack import invoke_admin
from tests.fix_cloud import ADD_TESTS, RIGHT, add_course, publish, slow
from tests.instances import arvio
from tests.students import Student, unique

type Enrol = Callable[[], Student]


def told(instance: Instance, *arguments: str) -> Any:
    return json.loads(arvio(instance.home, *arguments, "--json"))


def republish(instance: Instance, tests: str) -> None:
    course: Any = add_course()
    course["assignments"][0]["tests"] = tests
    publish(instance, course)


@pytest.fixture
def wronged(stack: Instance, student: Student) -> tuple[Student, str]:
    """A student who failed because a test was wrong, and is repaired now."""
    republish(stack, ADD_TESTS.replace("42)", "43)"))
    submission_id = student.verdict(student.submit(unique(RIGHT)))["id"]
    republish(stack, ADD_TESTS)
    return student, submission_id


def test_a_repaired_test_gives_its_points_back(stack: Instance, wronged: tuple[Student, str]) -> None:
    student, submission_id = wronged
    only = ("--student", student.session["user_id"])

    preview = told(stack, "regrade", "add", *only, "--dry-run")
    before = student.read(submission_id)
    applied = told(stack, "regrade", "add", *only, "--yes")
    after = student.read(submission_id)

    assert [(row["before"], row["after"]) for row in preview["students"]] == [(0, 10)]
    assert (before["status"], after["status"]) == ("failed", "passed")
    assert after["version"] > before["version"]
    assert student.ask("GET", "/me").json()["points"] == 10
    line = told(stack, "audit", "--limit", "1")[0]
    assert (line["action"], line["after"]["up"], line["after"]["regrade"]) == ("regrade", 1, applied["id"])


def test_an_applied_regrade_is_undone(stack: Instance, wronged: tuple[Student, str]) -> None:
    student, submission_id = wronged
    applied = told(stack, "regrade", "add", "--student", student.session["user_id"], "--yes")

    told(stack, "regrade", "--undo", applied["id"])

    assert student.read(submission_id)["status"] == "failed"


def test_a_live_submission_does_not_wait_for_a_regrade(stack: Instance, enrol: Enrol) -> None:
    texts = [unique(slow(1.5)) for _ in range(8)]
    students = [enrol() for _ in texts]
    with ThreadPoolExecutor() as threads:
        list(threads.map(lambda pair: pair[0].verdict(pair[0].submit(pair[1])), zip(students, texts, strict=True)))
    live = enrol()

    row = invoke_admin(stack, {"action": "regrade", "step": "start", "assignment": "add"})
    began = time.monotonic()
    verdict = live.verdict(live.submit(unique(RIGHT)))
    seconds = time.monotonic() - began
    left = invoke_admin(stack, {"action": "regrade", "step": "progress", "id": row["id"]})
    invoke_admin(stack, {"action": "regrade", "step": "drop", "id": row["id"]})

    assert verdict["status"] == "passed"
    assert left["graded"] < left["submissions"]
    assert seconds < 3
