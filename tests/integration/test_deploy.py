"""`arvio deploy` on the real parts: what it shows, what it checks, and the way back from what does not work."""

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from infra.instance import Instance, load_instance
from infra.stack import invoke_admin
from tests.fix_cloud import RIGHT, add_course, publish
from tests.instances import ARVIO
from tests.integration.test_publish import PIXEL, write_course, write_course_title
from tests.students import Student, unique

type Enrol = Callable[[], Student]

# Tests of this many bytes more: verdicts given here are of a revision that no other test counts.
OWN = 3
CHECKS = ["Functions", "API", "Site", "Session", "Push", "Verdict", "Clean-up"]
# A key that no token can be signed with: the API fails at its first request. And less memory than a function may have.
BROKEN = {"SigningKeys": "k1:no key"}
REFUSED = {"SandboxMemory": "5"}


def started(instance: Instance, *arguments: str, parameters: dict[str, str] | None = None) -> "subprocess.Popen[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ARVIO_")}
    environment |= {"ARVIO_HOME": str(instance.home), "ARVIO_SANDBOX": "host"}
    environment |= {"ARVIO_PARAMETERS": json.dumps(parameters)} if parameters else {}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([str(ARVIO), *arguments], env=environment, text=True, **pipes)  # type: ignore[call-overload, no-any-return] # the pipes' types are lost in the dict


def deploy(instance: Instance, *arguments: str, parameters: dict[str, str] | None = None) -> tuple[int, Any]:
    """(exit code, its JSON)."""
    process = started(instance, "deploy", "--json", *arguments, parameters=parameters)
    out, err = process.communicate(timeout=240)
    assert out, err
    return process.returncode, json.loads(out)


def interrupted(instance: Instance, step: str, how: signal.Signals, *arguments: str) -> int:
    """The exit code of a deploy that was sent the signal when it had told of this step."""
    process = started(instance, "deploy", "--json", *arguments)
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if line.startswith(step):
            process.send_signal(how)
            break
    process.communicate(timeout=240)
    assert f"{step} " in said
    return process.returncode


def state(instance: Instance) -> dict[str, Any]:
    """What students and instructors would notice, but for the number of the publication."""
    course = invoke_admin(instance, {"action": "students", "everybody": True})
    health = invoke_admin(instance, {"action": "health"})
    graders = json.loads(run(instance, "status", "--json"))["graders"]
    return {"course": course["assignments"], "title": health["title"], "graders": graders}


def people(instance: Instance) -> list[str]:
    return [row["student"] for row in json.loads(run(instance, "students", "--everybody", "--limit", "9999", "--json"))]


def run(instance: Instance, *arguments: str) -> str:
    process = started(instance, *arguments)
    out, err = process.communicate(timeout=240)
    assert process.returncode == 0, err
    return out


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course", title="Deployed", padding=OWN)


@pytest.fixture
def deployed(stack: Instance, course: Path) -> Instance:
    """The cloud with a course that `arvio deploy` published."""
    assert deploy(stack, "--course", str(course))[0] == 0
    return stack


@pytest.fixture
def two_graders(stack: Instance) -> Iterator[Instance]:
    yield stack
    assert deploy(stack, "--graders", "2")[0] == 0


def test_a_deploy_publishes_its_course_and_sees_it_work(stack: Instance, course: Path) -> None:
    before = people(stack)

    code, answer = deploy(stack, "--course", str(course))

    assert code == 0
    assert [check["check"] for check in answer["checks"]] == CHECKS
    (verdict,) = [check["found"] for check in answer["checks"] if check["check"] == "Verdict"]
    assert "add-1: its solution passed" in verdict
    assert "broken code failed" in verdict
    assert state(stack)["title"] == "Deployed"
    assert people(stack) == before


def test_the_checks_leave_nothing_but_lines_in_the_audit(deployed: Instance) -> None:
    before = invoke_admin(deployed, {"action": "report"})["totals"]

    assert deploy(deployed)[0] == 0

    assert invoke_admin(deployed, {"action": "report"})["totals"] == before
    lines = json.loads(run(deployed, "audit", "--limit", "2", "--json"))
    assert [line["action"] for line in lines] == ["deploy", "students erase"]


def test_a_course_that_was_deployed_is_not_replaced_by_the_sample(deployed: Instance) -> None:
    assert deploy(deployed)[0] == 0
    run(deployed, "up")

    assert state(deployed)["title"] == "Deployed"


def test_a_course_that_somebody_else_published_stays_and_is_checked_without_its_solutions(stack: Instance) -> None:
    publish(stack, add_course() | {"join_code": "never told", "title": "By hand"})

    code, answer = deploy(stack)

    assert code == 0
    assert state(stack)["title"] == "By hand"
    assert "add: broken code failed" in answer["checks"][CHECKS.index("Verdict")]["found"]
    assert "students admit" in run(stack, "audit", "--limit", "5")


def test_a_course_without_an_open_assignment_is_told_apart(stack: Instance) -> None:
    publish(stack, add_course(policy={"closes": "2026-01-01T00:00:00+00:00"}))

    code, answer = deploy(stack)

    assert code == 0
    assert answer["checks"][CHECKS.index("Verdict")]["found"].startswith("NOT tried, as no assignment is open")


def test_a_dry_run_shows_everything_and_changes_nothing(stack: Instance, course: Path) -> None:
    before = state(stack)

    code, answer = deploy(stack, "--course", str(course), "--graders", "3", "--dry-run")

    assert code == 0
    assert {"Grader", "Sandbox"} <= {change["resource"] for change in answer["changes"]}
    assert {change["action"] for change in answer["changes"]} == {"modified"}
    assert (answer["course"]["new"], answer["course"]["removed"]) == (["add-1"], ["add"])
    assert answer["migrations"] == []
    assert state(stack) == before
    assert "Graders" not in load_instance(stack.home).choices.parameters


def test_the_number_of_graders_is_kept_with_what_depends_on_it(two_graders: Instance) -> None:
    code, _ = deploy(two_graders, "--graders", "3")

    assert code == 0
    assert state(two_graders)["graders"] == 3
    kept = load_instance(two_graders.home).choices.parameters
    assert (kept["Graders"], "SandboxConcurrency" in kept) == ("3", False)


def test_a_broken_course_changes_nothing(deployed: Instance, course: Path) -> None:
    before = state(deployed)
    (course / "assignments/10-add-1/tests.py").unlink()

    code, answer = deploy(deployed, "--course", str(course))

    assert code == 2
    assert "tests.py" in answer["problems"][0]["file"]
    assert state(deployed) == before


def test_a_release_that_fails_its_checks_gives_way_to_the_former_one(
    deployed: Instance, course: Path, enrol: Enrol
) -> None:
    before, student = state(deployed), enrol()
    write_course_title(course, "Never seen")

    code, answer = deploy(deployed, "--course", str(course), "--graders", "3", parameters=BROKEN)

    assert (code, answer["is_back"]) == (1, True)
    assert "The former release runs again and passed the same checks." in answer["error"]
    assert Path(answer["log"]).exists()
    assert state(deployed) == before
    (line,) = json.loads(run(deployed, "audit", "--limit", "1", "--json"))
    assert line["action"] == "deploy"
    assert line["after"]["release"] == line["before"]["release"]
    assert "failed" in line["after"]["failure"]
    assert student.verdict(student.submit(unique(RIGHT), assignment="add-1"))["status"] == "passed"


def test_what_cannot_even_be_applied_is_taken_back_too(deployed: Instance, course: Path, enrol: Enrol) -> None:
    before, student = state(deployed), enrol()
    write_course(course, 2, padding=OWN)

    code, answer = deploy(deployed, "--course", str(course), parameters=REFUSED)

    assert (code, answer["is_back"]) == (1, True)
    assert answer["error"].startswith("“Stack” failed")
    assert state(deployed) == before
    assert student.verdict(student.submit(unique(RIGHT), assignment="add-1"))["status"] == "passed"


def test_images_and_title_of_the_site_come_back(deployed: Instance, course: Path) -> None:
    assignment, site = course / "assignments/10-add-1", deployed.site_url.removesuffix("index.html")
    (assignment / "assets").mkdir()
    (assignment / "assets/plot.png").write_bytes(PIXEL)
    (assignment / "handout.md").write_text("![plot](assets/plot.png)\n")
    assert deploy(deployed, "--course", str(course))[0] == 0
    (assignment / "assets/plot.png").write_bytes(PIXEL + b"other")
    write_course_title(course, "Never seen")

    deploy(deployed, "--course", str(course), parameters=BROKEN)

    assert requests.get(f"{site}config.json", timeout=10).json()["title"] == "Deployed"
    assert requests.get(f"{site}assets/add-1/plot.png", timeout=10).content == PIXEL


def test_ctrl_c_puts_the_former_release_back(deployed: Instance, course: Path) -> None:
    before = state(deployed)
    write_course_title(course, "Half done")

    code = interrupted(deployed, "Course", signal.SIGINT, "--course", str(course))

    assert code == 130
    assert state(deployed) == before
    assert deploy(deployed)[0] == 0


def test_what_was_killed_is_mended_by_the_next_up(deployed: Instance, course: Path) -> None:
    before, students = state(deployed), people(deployed)
    write_course_title(course, "Half done")

    interrupted(deployed, "Check: Session", signal.SIGKILL, "--course", str(course))
    assert state(deployed)["title"] == "Half done"
    run(deployed, "up")

    assert state(deployed) == before
    assert people(deployed) == students


def test_the_next_deploy_mends_what_was_killed_and_goes_back_behind_it(deployed: Instance, course: Path) -> None:
    before, students = state(deployed), people(deployed)
    write_course_title(course, "Half done")

    interrupted(deployed, "Check: Session", signal.SIGKILL, "--course", str(course))
    code, answer = deploy(deployed, "--course", str(course), parameters=BROKEN)

    assert (code, answer["is_back"]) == (1, True)
    assert state(deployed) == before
    assert people(deployed) == students


def test_aws_is_refused_with_what_is_not_there_yet(stack: Instance) -> None:
    process = started(stack, "deploy", "--target", "aws")
    _, err = process.communicate(timeout=60)

    assert process.returncode == 1
    assert "does not deploy to AWS yet" in err
    assert "Nothing was changed" in err
