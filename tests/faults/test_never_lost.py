"""Every accepted submission reaches exactly one verdict, whatever dies (design §9)."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from arvio.adapters.postgres.courses import PostgresCourses
from arvio.adapters.postgres.database import Database
from arvio.adapters.postgres.gradings import Patience, PostgresGradings
from arvio.adapters.postgres.submissions import PostgresSubmissions
from arvio.domain.submission import Code, NewSubmission
from arvio.services.submit import submit

from infra.instance import Instance
from infra.local_cloud import stop_localstack
from infra.postgres import database_url
from infra.sandbox_choice import as_host_process
from infra.stack import invoke
from tests import fakes
from tests.eventually import eventually
from tests.faults.processes import kill
from tests.fix_cloud import RIGHT, add_course, publish, slow
from tests.instances import arvio
from tests.students import FINAL, Student, unique

type Enrol = Callable[[], Student]


def swept_until_final(
    instance: Instance, student: Student, submission_id: str, within: float = 60
) -> dict[str, object]:
    """The submission with its verdict, while the sweeper runs as often as it can."""

    def check() -> dict[str, object] | None:
        invoke(instance, "sweeper", {})
        body = student.read(submission_id)
        return body if body["status"] in FINAL else None

    return eventually(check, within=within, every=0.5)


def submitted_without_a_message(instance: Instance, student: Student, code: str) -> str:
    """A submission whose API function died between its commit and its send."""
    database = Database(database_url(instance))
    queue = fakes.FakeQueue()
    queue.is_away = True
    submission_id = submit(
        NewSubmission(student.session["user_id"], "add", Code.of(code)),
        now=datetime.now(UTC),
        sandbox_version=as_host_process().version,
        courses=PostgresCourses(database),
        submissions=PostgresSubmissions(database),
        gradings=PostgresGradings(database, Patience(3, 7, 2, 1800)),
        queue=queue,
        notifier=fakes.FakeNotifier(),
    )
    database.close()
    return submission_id


def attempt_of(instance: Instance, submission_id: str) -> int:
    """How often a grader has claimed the submission's run."""
    return int(grading_of(instance, submission_id)["attempt"])


def grading_of(instance: Instance, submission_id: str) -> dict[str, Any]:
    database = Database(database_url(instance))
    row = database.row(
        "SELECT g.id::text, g.attempt FROM gradings g JOIN submissions s ON s.grading_id = g.id WHERE s.id = %(id)s",
        id=submission_id,
    )
    database.close()
    assert row is not None
    return row


def test_a_grader_killed_in_the_middle_of_a_run_costs_no_verdict(stack: Instance, student: Student) -> None:
    submission_id = student.submit(unique(slow(2))).json()["id"]
    eventually(lambda: student.status(submission_id) == "grading")

    assert kill(stack, "grader") > 0

    verdict = swept_until_final(stack, student, submission_id)
    assert verdict["status"] == "passed"


def test_a_sandbox_killed_in_the_middle_of_a_run_costs_no_verdict(stack: Instance, student: Student) -> None:
    submission_id = student.submit(unique(slow(2))).json()["id"]
    eventually(lambda: student.status(submission_id) == "grading")

    assert kill(stack, "sandbox") > 0

    verdict = swept_until_final(stack, student, submission_id)
    assert verdict["status"] == "passed"


def test_a_message_that_kills_its_grader_each_time_becomes_our_error_and_locks_nobody_out(
    stack: Instance, student: Student
) -> None:
    submission_id = student.submit(unique(slow(3))).json()["id"]

    killed: set[int] = set()

    def killed_until_final() -> dict[str, object] | None:
        body = student.read(submission_id)
        attempt = attempt_of(stack, submission_id)
        if body["status"] == "grading" and attempt not in killed:
            # Once an attempt: a grader that has not claimed yet was not killed by the message.
            killed.update([attempt] if kill(stack, "grader") else [])
        invoke(stack, "sweeper", {})
        return body if body["status"] in FINAL else None

    verdict = eventually(killed_until_final, within=90, every=0.3)

    assert killed == {1, 2, 3}
    assert (verdict["status"], verdict["tests"]) == ("error", [])
    assert student.ask("GET", "/me").json()["in_grading"] is None
    again = student.submit(unique(RIGHT))
    assert student.verdict(again)["status"] == "passed"


def test_a_message_that_never_reached_the_queue_is_sent_by_the_sweeper(stack: Instance, student: Student) -> None:
    submission_id = submitted_without_a_message(stack, student, unique(RIGHT))

    verdict = swept_until_final(stack, student, submission_id)

    assert verdict["status"] == "passed"


def test_the_sweeper_comes_by_itself(stack: Instance, student: Student) -> None:
    submission_id = submitted_without_a_message(stack, student, unique(RIGHT))

    verdict = student.verdict({"id": submission_id}, within=100)

    assert verdict["status"] == "passed"


def test_submissions_that_wait_when_localstack_restarts_are_graded_afterwards(cloud: Instance, enrol: Enrol) -> None:
    students = [enrol() for _ in range(4)]
    waiting = [student.submit(unique(slow(3))).json()["id"] for student in students]
    stop_localstack(cloud)
    assert not kill(cloud, "grader")

    arvio(cloud.home, "up")

    publish(cloud, add_course())
    for student, submission_id in zip(students, waiting, strict=True):
        assert swept_until_final(cloud, student, submission_id)["status"] == "passed"


@pytest.mark.parametrize("copies", [3])
def test_doubled_messages_make_one_verdict(stack: Instance, student: Student, copies: int) -> None:
    submission_id = student.submit(unique(slow(1))).json()["id"]
    grading_id = grading_of(stack, submission_id)["id"]
    for _ in range(copies):
        invoke(stack, "grader", {"Records": [{"messageId": "m", "body": f'{{"grading_id": "{grading_id}"}}'}]})

    verdict = student.verdict({"id": submission_id})

    assert (verdict["status"], verdict["version"]) == ("passed", 3)
