"""The instructor's commands on the real parts: what they show, what they mend, and what they leave behind."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from infra.instance import Instance
from infra.local_cloud import service as localstack
from infra.postgres import database_url
from infra.stack import invoke_admin
from tests.fix_cloud import RIGHT, WRONG, slow
from tests.instances import ARVIO, arvio
from tests.students import Student, unique

type Enrol = Callable[[], Student]


def told(instance: Instance, *arguments: str) -> Any:
    return json.loads(arvio(instance.home, *arguments, "--json"))


# A grading whose message got lost, and which the sweeper leaves alone for now.
LOST = """
UPDATE gradings SET status = 'queued', lease_until = NULL, attempt = 1, sent_at = now() + interval '1 hour'
 WHERE status IN ('queued', 'grading')
"""


def test_the_queue_shows_what_waits_and_drains(stack: Instance, enrol: Enrol) -> None:
    students = [enrol() for _ in range(4)]
    ids = [each.submit(unique(slow(3))).json()["id"] for each in students]

    shown = told(stack, "queue")
    left = told(stack, "queue", "drain")

    assert shown["queued"] + shown["in_flight"] > 0
    assert left["queued"] + left["in_flight"] == 0
    assert [each.status(name) for each, name in zip(students, ids, strict=True)] == ["passed"] * 4


def test_giving_up_frees_a_student_whose_submission_waits(stack: Instance, student: Student) -> None:
    submission_id = student.submit(unique(slow(3))).json()["id"]
    with psycopg.connect(database_url(stack), autocommit=True) as database:
        database.execute(LOST)

    answer = told(stack, "queue", "drain", "--give-up", "--yes")

    assert answer == {"given_up": 1}
    assert student.status(submission_id) == "error"
    assert told(stack, "audit", "--limit", "1")[0]["action"] == "queue drain --give-up"


def test_what_lost_its_message_is_sent_again(stack: Instance, student: Student) -> None:
    submission_id = student.submit(unique(slow(3))).json()["id"]
    with psycopg.connect(database_url(stack), autocommit=True) as database:
        database.execute(LOST)

    answer = told(stack, "queue", "redrive")

    assert answer["resent"] == 1
    assert student.verdict({"id": submission_id})["status"] == "passed"


def test_submissions_are_found_and_shown_with_their_code(stack: Instance, student: Student) -> None:
    code = unique(WRONG)
    submission_id = student.verdict(student.submit(code))["id"]
    me = student.session["user_id"]

    (row,) = told(stack, "submissions", "list", "--student", me, "--status", "failed")
    shown = told(stack, "submissions", "show", submission_id)

    assert row["id"] == submission_id
    assert shown["run"]["tests"][0]["got"] == "38"
    assert arvio(stack.home, "submissions", "code", submission_id) == code
    assert "✗ test_" in arvio(stack.home, "submissions", "show", submission_id)


def test_a_student_gets_access_back_and_old_sessions_end(stack: Instance, student: Student) -> None:
    answer = told(stack, "students", "recover", student.session["user_id"], "--sign-out")

    again = student.ask("POST", "/sessions/recover", json={"recovery_code": answer["recovery_code"]})

    assert again.json()["user_id"] == student.session["user_id"]
    assert student.ask("GET", "/me").status_code == 401
    assert answer["recovery_code"] not in json.dumps(told(stack, "audit"))


def test_a_student_gets_a_copy_of_everything_and_is_then_forgotten(
    stack: Instance, student: Student, tmp_path: Path
) -> None:
    me, code = student.session["user_id"], unique(RIGHT)
    submission_id = student.verdict(student.submit(code))["id"]

    arvio(stack.home, "students", "export", me, str(tmp_path / "copy.json"))
    erased = told(stack, "students", "erase", me, "--yes")

    copy = json.loads((tmp_path / "copy.json").read_text())
    assert [(row["id"], row["code"]) for row in copy["submissions"]] == [(submission_id, code)]
    assert erased == {"student": me, "submissions": 1, "texts": 1}
    assert student.ask("GET", "/me").status_code == 401
    with pytest.raises(AssertionError, match="There is no student"):
        arvio(stack.home, "students", "show", me)


def test_progress_of_students_is_listed_and_exported(stack: Instance, student: Student, tmp_path: Path) -> None:
    student.verdict(student.submit(unique(RIGHT)))
    me = student.session["user_id"]

    listed = {row["student"]: row for row in told(stack, "students", "--limit", "100000")}
    arvio(stack.home, "export", str(tmp_path / "grades.csv"))

    assert listed[me]["points"] == 10
    with (tmp_path / "grades.csv").open(newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert rows[me]["add"] == "10"
    assert told(stack, "students", "show", me)["assignments"][0]["is_passed"] is True


def test_logs_are_read_by_function(stack: Instance, student: Student) -> None:
    student.verdict(student.submit(unique(RIGHT)))

    lines = arvio(stack.home, "logs", "grader", "--json").splitlines()

    assert any(json.loads(line)["message"] == "graded" for line in lines)


def test_the_doctor_finds_nothing_wrong_and_says_so(stack: Instance) -> None:
    findings = told(stack, "doctor")

    assert {finding["name"] for finding in findings} >= {"Python", "Disk", "Database", "Sandbox", "Queue"}
    assert [finding for finding in findings if finding["status"] == "problem"] == []
    assert localstack(stack).process()


STUDENTS = """
INSERT INTO users (recovery_hash) SELECT sha256(gen_random_uuid()::text::bytea) FROM generate_series(1, 1000)
"""
MANY = """
INSERT INTO submissions (user_id, slug, grading_id, status, points, max_points, in_grading, finished_at)
SELECT u.id, 'add', (SELECT id FROM gradings WHERE status = 'passed' LIMIT 1), 'passed', 10, 10, false, now()
  FROM (SELECT id FROM users ORDER BY created_at DESC LIMIT 1000) u CROSS JOIN generate_series(1, 100)
"""


@pytest.fixture
def crowd(stack: Instance, student: Student) -> Instance:
    """100,000 submissions of a thousand students."""
    student.verdict(student.submit(unique(RIGHT)))
    with psycopg.connect(database_url(stack), autocommit=True) as database:
        database.execute(STUDENTS)
        database.execute(MANY)
        database.execute("ANALYZE")
    return stack


# The most memory that a command took, in KiB, after what it printed.
MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.parametrize("name", ["all.csv", "all.xlsx"])
def test_a_hundred_thousand_submissions_are_exported_in_200_megabytes(
    crowd: Instance, tmp_path: Path, name: str
) -> None:
    command = [sys.executable, "-c", MEASURED, str(ARVIO), "export", str(tmp_path / name), "--rows", "submissions"]

    done = subprocess.run(command, env={"ARVIO_HOME": str(crowd.home)}, capture_output=True, text=True, check=True)

    assert int(done.stdout.split()[-1]) < 200 * 1024
    assert (tmp_path / name).stat().st_size > 1_000_000


def test_a_payload_says_who_asked(stack: Instance) -> None:
    invoke_admin(stack, {"action": "redrive", "who": "ada"})

    assert told(stack, "audit", "--limit", "1")[0]["who"] == "ada"
