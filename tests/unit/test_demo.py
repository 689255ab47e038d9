"""What `arvio demo` submits, and what it makes of the answers."""

import ast
from pathlib import Path
from typing import Any

import pytest
import requests
from requests.adapters import BaseAdapter

from infra.commands.demo import Played, line, play, report, summary
from infra.demo.rows import LARGE_BYTES, Row, course_rows, padded, unique
from infra.demo.student import Refused, Student
from infra.failures import ArvioFailed, NotRunning
from infra.paths import COURSE


class FakeStudent:
    """Gets the verdict that its program asks for in its first line."""

    def __init__(self, **extra: Any) -> None:
        self.extra = extra
        self.codes: list[str] = []

    def submit(self, assignment: str, code: str) -> dict[str, Any]:
        self.codes.append(code)
        if "refuse" in code:
            raise Refused("HTTP 409: one at a time")
        return {"id": f"{assignment}-{len(self.codes)}", "status": "queued"}

    def verdict(self, submission: dict[str, Any], *, within_seconds: float) -> dict[str, Any]:
        assert within_seconds > 0
        return submission | {"status": self.codes[-1].split()[0]} | self.extra


def row(code: str, expected: str = "passed", assignment: str = "hello") -> Row:
    return Row(assignment, "a row", code, expected)


def play_one(code: str, expected: str = "passed", **extra: Any) -> Played:
    (played,) = play([[row(code, expected)]], lambda: FakeStudent(**extra))
    return played


def test_each_assignment_is_submitted_right_unfinished_and_wrong() -> None:
    *assignments, tricks = course_rows(COURSE)

    for group in assignments:
        assert [each.expected for each in group[:2]] == ["passed", "failed"]
        assert len(group) >= 4
        assert {each.expected for each in group[2:]} == {"failed"}
    assert [(each.name, each.expected) for each in tricks] == [
        ("endless loop", "failed"),
        ("memory hog", "failed"),
        ("socket opener", "failed"),
        ("os._exit(0)", "failed"),
        ("syntax error", "failed"),
        ("60 KiB file", "passed"),
    ]


def test_a_course_without_assignments_cannot_be_demonstrated(tmp_path: Path) -> None:
    with pytest.raises(ArvioFailed, match="no assignments"):
        course_rows(tmp_path)


def test_only_the_syntax_error_is_not_python() -> None:
    for each in course_rows(COURSE)[-1]:
        if each.name != "syntax error":
            ast.parse(each.code)


def test_the_large_file_is_large_and_still_accepted_by_the_api() -> None:
    size = len(unique(padded("x = 1")).encode())

    assert LARGE_BYTES - 100 < size < 64 * 1024


def test_no_program_is_sent_twice() -> None:
    student = FakeStudent()

    list(play([[row("passed"), row("passed")]], lambda: student))

    assert len(set(student.codes)) == 2
    assert all(code.startswith("passed\n# demo ") for code in student.codes)


def test_each_group_has_a_student_of_its_own() -> None:
    joined: list[FakeStudent] = []

    def join() -> FakeStudent:
        joined.append(FakeStudent())
        return joined[-1]

    list(play([[row("passed"), row("failed", "failed")], [row("passed", assignment="other")]], join))

    assert [len(student.codes) for student in joined] == [2, 1]


def test_a_row_with_the_expected_verdict_is_timed() -> None:
    played = play_one("failed", "failed", tests=[{"outcome": "timed_out"}])

    assert played.is_as_expected
    assert played.milliseconds is not None
    assert played.detail == "timed_out"


@pytest.mark.parametrize(
    ("code", "extra", "got"),
    [
        ("failed", {}, "failed"),
        ("error", {}, "error"),
        ("queued", {}, "queued"),
        ("passed", {"reused": True}, "passed, reused"),
        ("refuse", {}, "refused"),
    ],
)
def test_anything_but_the_expected_verdict_is_a_difference(code: str, extra: dict[str, Any], got: str) -> None:
    played = play_one(code, "passed", **extra)

    assert not played.is_as_expected
    assert played.got == got
    assert line(played).startswith("✗ hello")


def test_the_last_line_counts_and_gives_the_median() -> None:
    rows = [Played(row(""), "passed", milliseconds=ms) for ms in (100.0, 200.0, 900.0)] + [Played(row(""), "queued")]

    assert summary(rows) == "3 passed, 1 failed; submit → verdict, median: 200 ms"
    assert report(rows)["median_ms"] == 200.0
    assert report([])["median_ms"] is None


class FakeApi(BaseAdapter):
    """Answers in order; the last answer stays. An exception is raised instead."""

    def __init__(self, *answers: tuple[int, bytes] | Exception) -> None:
        super().__init__()
        self.answers = list(answers)
        self.asked: list[requests.PreparedRequest] = []

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        self.asked.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        response = requests.Response()
        response.status_code, response._content, response.request = answer[0], answer[1], request
        return response

    def close(self) -> None:
        pass


def student_of(api: FakeApi) -> Student:
    session = requests.Session()
    session.mount("http://", api)
    return Student("http://api", session)


def test_a_student_polls_until_the_verdict() -> None:
    api = FakeApi((202, b'{"id": "s1", "status": "queued"}'), (200, b'{"status": "grading", "id": "s1"}'),
                  (200, b'{"status": "passed", "id": "s1"}'))  # fmt: skip
    student = student_of(api)

    verdict = student.verdict(student.submit("hello", "x = 1"), within_seconds=5)

    assert verdict["status"] == "passed"
    assert [request.path_url for request in api.asked] == ["/submissions", "/submissions/s1", "/submissions/s1"]
    assert api.asked[0].headers["Idempotency-Key"]


def test_a_refusal_is_told_in_the_words_of_the_api() -> None:
    student = student_of(FakeApi((409, b'{"error": {"code": "in_grading", "message": "One at a time."}}')))

    with pytest.raises(Refused, match="HTTP 409: One at a time"):
        student.submit("hello", "x = 1")


def test_an_answer_that_is_no_json_is_refused_by_its_status() -> None:
    with pytest.raises(Refused, match="HTTP 502"):
        student_of(FakeApi((502, b"<html>"))).call("GET", "/me")


def test_an_api_that_does_not_answer_is_not_running() -> None:
    with pytest.raises(NotRunning, match="does not answer"):
        student_of(FakeApi(requests.ConnectionError())).call("GET", "/me")
