"""Submitting and grading on the real parts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
import requests

from infra.instance import Instance
from tests.fix_cloud import ADD_TESTS, RIGHT, WRONG, add_course, publish, slow
from tests.students import Student, unique

type Enrol = Callable[[], Student]


def times(body: dict) -> tuple[datetime, datetime]:  # type: ignore[type-arg]  # a JSON body
    return datetime.fromisoformat(body["timeline"]["started_at"]), datetime.fromisoformat(
        body["timeline"]["finished_at"]
    )


def test_a_right_solution_passes_and_earns_its_points(student: Student) -> None:
    response = student.submit(unique(RIGHT))

    verdict = student.verdict(response)
    assert response.status_code == 202
    assert (verdict["status"], verdict["points"], verdict["reused"]) == ("passed", 10, False)
    assert [test["outcome"] for test in verdict["tests"]] == ["passed", "passed"]
    assert verdict["level"] == "L2"
    assert all(verdict["timeline"].values())


def test_a_wrong_solution_learns_what_was_called_expected_and_got(student: Student) -> None:
    verdict = student.verdict(student.submit(unique(WRONG)))

    failing = verdict["tests"][0]
    assert verdict["status"] == "failed"
    assert (failing["call"], failing["expected"], failing["got"]) == ("add(40, 2)", "42", "38")


def test_the_same_text_of_another_student_is_answered_at_once_without_a_run(enrol: Enrol) -> None:
    code = unique(RIGHT)
    first = enrol()
    first.verdict(first.submit(code))

    response = enrol().submit(code)

    assert (response.status_code, response.json()["status"], response.json()["reused"]) == (200, "passed", True)


def test_the_same_text_of_two_students_at_once_is_run_once(enrol: Enrol) -> None:
    code, first, second = unique(slow(1)), enrol(), enrol()
    with ThreadPoolExecutor() as threads:
        answers = list(threads.map(lambda student: student.submit(code), (first, second)))

    verdicts = [first.verdict(answers[0]), second.verdict(answers[1])]

    assert [verdict["status"] for verdict in verdicts] == ["passed", "passed"]
    finished = {verdict["timeline"]["finished_at"] for verdict in verdicts}
    assert len(finished) == 1


def test_a_second_submission_meets_the_one_in_grading(student: Student) -> None:
    first = student.submit(unique(slow(1)))

    response = student.submit(unique(RIGHT))

    assert response.status_code == 409
    assert response.json()["error"]["submission"] == first.json()["id"]
    student.verdict(first)
    assert student.submit(unique(RIGHT)).status_code == 202


def test_another_students_submission_does_not_exist(enrol: Enrol) -> None:
    owner = enrol()
    submission_id = owner.submit(unique(RIGHT)).json()["id"]

    assert enrol().ask("GET", f"/submissions/{submission_id}").status_code == 404


def test_two_slow_submissions_are_graded_at_the_same_time(enrol: Enrol) -> None:
    students = [enrol(), enrol()]
    answers = [student.submit(unique(slow(1.5))) for student in students]

    spans = [times(student.verdict(answer)) for student, answer in zip(students, answers, strict=True)]

    assert max(start for start, _ in spans) < min(end for _, end in spans)


def test_changed_tests_make_old_verdicts_stale(stack: Instance, enrol: Enrol) -> None:
    code, first = unique(RIGHT), enrol()
    first.verdict(first.submit(code))
    stricter = add_course()
    stricter["assignments"][0]["tests"] = ADD_TESTS.replace("42)", "43)")  # type: ignore[index]  # JSON
    publish(stack, stricter)

    second = enrol()
    verdict = second.verdict(second.submit(code))

    assert (verdict["status"], verdict["reused"]) == ("failed", False)


def test_progress_is_there_as_soon_as_the_verdict_is(student: Student) -> None:
    student.verdict(student.submit(unique(RIGHT)))

    assert student.ask("GET", "/me").json()["points"] == 10
    assert student.ask("GET", "/assignments").json()[0]["status"] == "passed"


BAD_INPUT = [
    (b"{", 400, "not_json"),
    (b'{"assignment": "add"}', 400, "bad_request"),
    (b'{"assignment": "nothing", "code": "x"}', 404, "assignment_not_found"),
    (b'{"assignment": "add", "code": "a\\u0000b"}', 422, "code_not_text"),
    (b'{"assignment": "add", "code": "' + b"x" * 1_000_000 + b'"}', 413, "code_too_long"),
]


@pytest.mark.parametrize(("body", "status", "code"), BAD_INPUT, ids=[row[2] for row in BAD_INPUT])
def test_bad_input_is_refused_and_nothing_is_written(student: Student, body: bytes, status: int, code: str) -> None:
    response = student.ask("POST", "/submissions", data=body, headers={"Content-Type": "application/json"})

    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    assert student.ask("GET", "/submissions").json()["submissions"] == []


@pytest.mark.parametrize("token", [None, "Bearer v1.k1.e30.forged", "Bearer 3b989fad-f7a8-486e-9696-0c732ef15437"])
def test_without_a_valid_token_nothing_is_told(stack: Instance, token: str | None) -> None:
    headers = {"Authorization": token} if token else {}
    response = requests.get(f"{stack.api_url}/me", headers=headers, timeout=10)

    assert (response.status_code, response.json()["error"]["code"]) == (401, "not_signed_in")
    assert response.headers["Access-Control-Allow-Origin"] == stack.endpoint


def test_a_browser_on_the_sites_origin_may_call_every_route(stack: Instance) -> None:
    asked = {"Origin": stack.endpoint, "Access-Control-Request-Method": "POST"}
    response = requests.options(f"{stack.api_url}/submissions", headers=asked, timeout=10)

    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == stack.endpoint
    assert "Idempotency-Key" in response.headers["Access-Control-Allow-Headers"]
