"""Deadlines and attempts as a student meets them at the API, and more time as an instructor gives it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from infra.instance import Instance
from tests.fix_cloud import RIGHT, WRONG, add_course, publish
from tests.instances import arvio
from tests.integration.test_openapi import check
from tests.students import Student, unique

type Enrol = Callable[[], Student]


def hours(count: float) -> str:
    return (datetime.now(UTC) + timedelta(hours=count)).isoformat()


def limit(stack: Instance, **policy: object) -> None:
    publish(stack, add_course(policy=policy))


def told(instance: Instance, *arguments: str) -> Any:
    return json.loads(arvio(instance.home, *arguments, "--json"))


def test_lateness_costs_points_until_the_instructor_gives_more_time(stack: Instance, student: Student) -> None:
    limit(stack, due=hours(-1), late_percent_per_day=20)
    body = student.verdict(student.submit(unique(RIGHT)))

    late = student.ask("GET", f"/submissions/{body['id']}")
    before = student.ask("GET", "/assignments").json()
    answer = told(stack, "students", "extend", student.session["user_id"], "add", hours(24))
    page, overview = student.ask("GET", "/assignments/add"), student.ask("GET", "/assignments")

    assert (body["status"], body["points"], body["late_penalty_percent"]) == ("passed", 8, 20)
    assert body["earned_points"] == 10
    assert answer["submissions_changed"] == 1
    assert student.read(body["id"])["points"] == 10
    assert page.json()["deadline"]["is_extended"] is True
    assert overview.json()[0]["deadline"] == page.json()["deadline"] != before[0]["deadline"]
    check(page, "GET", "/assignments/{slug}")
    check(overview, "GET", "/assignments")
    check(late, "GET", "/submissions/{submission_id}")


def test_after_the_close_a_submission_is_refused_with_the_time(stack: Instance, student: Student) -> None:
    limit(stack, closes=hours(-1))

    refused = student.submit(unique(RIGHT))

    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "assignment_closed")
    check(refused, "POST", "/submissions")


def test_attempts_and_pauses_are_kept_by_the_server(stack: Instance, student: Student, enrol: Enrol) -> None:
    limit(stack, maximum_attempts=1)
    student.verdict(student.submit(unique(WRONG)))
    used_up = student.submit(unique(RIGHT))
    page = student.ask("GET", "/assignments/add")
    limit(stack, cool_down_seconds=600)
    other = enrol()
    other.verdict(other.submit(unique(WRONG)))
    cooling = other.submit(unique(RIGHT))

    assert (used_up.status_code, used_up.json()["error"]["code"]) == (403, "attempts_used_up")
    assert page.json()["attempts"]["used"] == 1
    check(page, "GET", "/assignments/{slug}")
    assert (cooling.status_code, cooling.json()["error"]["code"]) == (429, "cooling_down")
    assert 0 < int(cooling.headers["Retry-After"]) <= 600


def test_the_report_is_one_page_of_counts(stack: Instance, student: Student, tmp_path: Path) -> None:
    student.verdict(student.submit(unique(WRONG)))

    arvio(stack.home, "report", str(tmp_path / "report.html"))

    page = (tmp_path / "report.html").read_text()
    assert "<svg" in page
    assert student.session["user_id"] not in page
    assert told(stack, "report")["totals"]["submissions"] > 0
