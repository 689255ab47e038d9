"""`arvio publish` on the real parts: courses larger than an invocation, told apart from the one in force."""

import json
from pathlib import Path

import pytest
import requests

from infra.instance import Instance
from infra.stack import invoke_admin, s3
from tests.fix_cloud import ADD_TESTS, RIGHT
from tests.instances import arvio
from tests.students import Student, unique

PIXEL = bytes.fromhex("89504e470d0a1a0a")


def write_course(folder: Path, count: int = 1, title: str = "Written", padding: int = 0) -> Path:
    """A course folder of `count` assignments, the first with an image; `padding` bytes of comment in each tests.py."""
    (folder / "assignments").mkdir(parents=True, exist_ok=True)
    (folder / "course.toml").write_text(f'title = "{title}"\njoin_code = "open"\n')
    for number in range(1, count + 1):
        assignment = folder / "assignments" / f"{number}0-add-{number}"
        assignment.mkdir(exist_ok=True)
        (assignment / "assignment.toml").write_text('title = "Add"\npoints = 10\n')
        (assignment / "handout.md").write_text("# Add\n\n" + "Add two numbers, and explain yourself. " * 40)
        (assignment / "starter.py").write_text("def add(a, b): ...\n")
        (assignment / "solution.py").write_text(RIGHT)
        (assignment / "tests.py").write_text(ADD_TESTS + "#" * padding + "\n")
    return folder


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


@pytest.mark.usefixtures("stack")
def test_two_hundred_assignments_travel_beyond_the_payload_limit(cloud: Instance, tmp_path: Path) -> None:
    course = write_course(tmp_path / "course", 200, padding=40_000)

    report = json.loads(arvio(cloud.home, "publish", str(course), "--json"))

    assert len(report["new"]) == 200
    left = s3(cloud).list_objects_v2(Bucket="arvio-artifacts", Prefix="courses/")
    assert left["KeyCount"] == 0


def test_a_dry_run_tells_what_would_change_and_changes_nothing(stack: Instance, course: Path) -> None:
    before = invoke_admin(stack, {"action": "health"})["publication"]

    report = json.loads(arvio(stack.home, "publish", str(course), "--dry-run", "--json"))

    assert (report["new"], report["removed"]) == (["add-1"], ["add"])
    assert invoke_admin(stack, {"action": "health"})["publication"] == before


def test_a_changed_revision_says_how_many_verdicts_it_makes_stale(
    stack: Instance, course: Path, student: Student
) -> None:
    arvio(stack.home, "publish", str(course))
    student.verdict(student.submit(unique(RIGHT), assignment="add-1"))
    write_course(course, padding=10)

    report = json.loads(arvio(stack.home, "publish", str(course), "--dry-run", "--json"))

    assert (report["changed"], report["stale_verdicts"]) == (["add-1"], 1)


def test_the_image_and_the_title_are_on_the_site_at_once(stack: Instance, course: Path) -> None:
    assignment = course / "assignments/10-add-1"
    (assignment / "assets").mkdir()
    (assignment / "assets/plot.png").write_bytes(PIXEL)
    (assignment / "handout.md").write_text("![plot](assets/plot.png)\n")
    write_course_title(course, "With a plot")

    arvio(stack.home, "publish", str(course))

    site = stack.site_url.removesuffix("index.html")
    assert requests.get(f"{site}assets/add-1/plot.png", timeout=10).content == PIXEL
    assert requests.get(f"{site}config.json", timeout=10).json()["title"] == "With a plot"


def test_who_published_what_is_in_the_audit(stack: Instance, course: Path) -> None:
    arvio(stack.home, "publish", str(course))

    (line,) = json.loads(arvio(stack.home, "audit", "--limit", "1", "--json"))

    assert (line["action"], line["after"]["new"]) == ("publish", ["add-1"])
    assert line["who"] != "unknown"


def test_submissions_of_a_removed_assignment_stay(stack: Instance, course: Path, student: Student) -> None:
    submission_id = student.submit(unique(RIGHT)).json()["id"]
    student.verdict({"id": submission_id})

    arvio(stack.home, "publish", str(course))

    assert student.status(submission_id) == "passed"


def write_course_title(course: Path, title: str) -> None:
    (course / "course.toml").write_text(f'title = "{title}"\njoin_code = "open"\n')


def test_a_deadline_that_moves_is_told_from_and_to(stack: Instance, course: Path) -> None:
    settings = course / "assignments/10-add-1/assignment.toml"
    settings.write_text('title = "Add"\npoints = 10\n[policy]\ndue = 2026-12-01T18:00:00+02:00\n')
    arvio(stack.home, "publish", str(course))
    settings.write_text('title = "Sum"\npoints = 10\n[policy]\ndue = 2026-12-08T18:00:00+02:00\n')

    told = json.loads(arvio(stack.home, "publish", str(course), "--dry-run", "--json"))
    arvio(stack.home, "publish", str(course))
    (line,) = json.loads(arvio(stack.home, "audit", "--limit", "1", "--json"))

    assert (told["edited"], told["changed"], told["unchanged"]) == (["add-1"], [], [])
    assert told["differences"]["add-1"] == [
        {"name": "title", "before": "Add", "after": "Sum"},
        {"name": "policy.due", "before": "2026-12-01T18:00:00+02:00", "after": "2026-12-08T18:00:00+02:00"},
    ]
    assert line["after"]["settings"] == told["differences"]
