"""`arvio new`: folders that are in order as they stand."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

import pytest
from arvio.domain.course_payload import parse_course
from arvio.domain.policy import NAMES, parse_policy
from click.testing import CliRunner, Result

from infra.cli import arvio
from infra.course_folder import read_course
from infra.failures import ArvioFailed
from infra.scaffold import writing
from infra.scaffold.writing import example_deadlines, next_position, title_of, write_assignment, write_course


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*arguments: str) -> Result:
    return CliRunner().invoke(arvio, ["new", *arguments])


def assignments(course: Path) -> list[str]:
    return sorted(path.name for path in (course / "assignments").iterdir())


def test_a_new_course_can_be_published(here: Path) -> None:
    assert new("course", "intro-python").exit_code == 0

    course = parse_course(read_course(here / "intro-python", lambda _: None).payload)

    assert course.title == "Intro python"
    assert [(each.slug, each.position, each.title) for each in course.assignments] == [
        ("first-order", 10, "What an order costs")
    ]


def uncomment(file: Path, table: str) -> None:
    """The commented table becomes one, as an instructor would make it."""
    before, heading, after = file.read_text().partition(f"# [{table}]\n")
    lines = takewhile(lambda line: line.startswith("# "), after.splitlines())
    file.write_text("\n".join([before, heading[2:], *(line.removeprefix("# ") for line in lines)]) + "\n")


def test_every_key_of_a_policy_stands_there_as_the_reader_takes_it(here: Path) -> None:
    new("course", "c")
    for name in ("course.toml", "assignments/010-first-order/assignment.toml"):
        uncomment(here / "c" / name, "policy")
        (row,) = read_course(here / "c", lambda _: None).payload["assignments"]

        assert set(row["policy"]) == set(NAMES)
        assert parse_policy(row["policy"]).due > datetime.now(UTC)


def test_example_deadlines_are_evenings_here_with_their_offset() -> None:
    found = example_deadlines(datetime(2026, 11, 22, 9, 41, 7, tzinfo=UTC))

    due, closes = (datetime.fromisoformat(found[name]) for name in ("due", "closes"))
    assert (due.hour, due.minute, due.utcoffset()) == (18, 0, due.astimezone().utcoffset())
    assert 27 <= (due - datetime(2026, 11, 22, tzinfo=UTC)).days <= 29
    assert (closes.astimezone() - due).days == 7


@pytest.mark.parametrize("policy", ["as it stands", "uncommented"])
def test_what_it_makes_passes_the_check(here: Path, policy: str) -> None:
    new("course", "c")
    new("assignment", "fizz-buzz", "--course", "c")
    if policy == "uncommented":
        uncomment(here / "c/course.toml", "policy")
        uncomment(here / "c/assignments/020-fizz-buzz/assignment.toml", "policy")
    command = [sys.executable, "-c", "from infra.cli import main; main()", "check", "c", "--strict"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    if "cannot run student code" in done.stderr and "CI" not in os.environ:
        pytest.skip("this machine has no sandbox")  # in CI a skip fails
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 assignments: no problems, no warnings." in done.stdout


def test_it_says_what_to_do_next(here: Path) -> None:
    answer = new("course", "intro-python")

    assert answer.output.splitlines() == [
        "Made intro-python: a course with one small assignment.",
        "Next:",
        "  cd intro-python",
        "  arvio check",
        "  arvio publish",
        "  arvio new assignment fizz-buzz",
    ]
    assert json.loads(new("course", "other", "--json").output)["made"] == "other"


def test_a_title_may_hold_what_toml_and_templates_use(here: Path) -> None:
    new("course", "c", "--title", 'A "first" \\ $title ä')

    assert read_course(here / "c", lambda _: None).payload["title"] == 'A "first" \\ $title ä'


def test_an_assignment_comes_after_the_last_one_from_anywhere_inside(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new("course", "c")
    (here / "c/assignments/010-first-order").rename(here / "c/assignments/035-first-order")
    monkeypatch.chdir(here / "c/assignments/035-first-order/wrong")

    assert new("assignment", "fizz-buzz").exit_code == 0
    assert assignments(here / "c") == ["035-first-order", "040-fizz-buzz"]
    assert read_course(here / "c", lambda _: None).payload["assignments"][1]["title"] == "Fizz buzz"


@pytest.mark.parametrize(("taken", "position"), [([], 10), ([10], 20), ([10, 25], 30), ([9], 10), ([110, 20], 120)])
def test_positions_are_tens_above_the_last(taken: list[int], position: int) -> None:
    assert next_position(taken) == position


def test_nothing_is_overwritten(here: Path) -> None:
    new("course", "c")
    (here / "c/course.toml").write_text("mine")
    course, assignment = new("course", "c"), new("assignment", "first-order", "--course", "c")

    assert isinstance(course.exception, ArvioFailed)
    assert isinstance(assignment.exception, ArvioFailed)
    assert (here / "c/course.toml").read_text() == "mine"
    assert assignments(here / "c") == ["010-first-order"]


def test_an_empty_folder_may_become_a_course(here: Path) -> None:
    (here / "c").mkdir()

    assert new("course", "c").exit_code == 0


def test_a_slug_that_no_address_could_hold_is_refused_with_one_that_could(here: Path) -> None:
    new("course", "c")
    answer = new("assignment", "Fizz_Buzz!", "--course", "c")

    assert answer.exit_code == 2
    assert "fizz-buzz" in answer.output


def test_an_assignment_needs_a_course(here: Path) -> None:
    answer = new("assignment", "fizz-buzz")

    assert isinstance(answer.exception, ArvioFailed)
    assert "no course.toml" in str(answer.exception)


def test_what_is_interrupted_leaves_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = here / "c"
    write_course(course, "C")
    monkeypatch.setattr(writing, "_write", _interrupted)

    with pytest.raises(KeyboardInterrupt):
        write_assignment(course, "fizz-buzz", "Fizz")
    with pytest.raises(KeyboardInterrupt):
        write_course(here / "other", "Other")

    assert sorted(path.name for path in here.iterdir()) == ["c"]
    assert assignments(course) == ["010-first-order"]


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_titles_are_made_from_names() -> None:
    assert [title_of(name) for name in ("fizz-buzz", "intro_python", "C")] == ["Fizz buzz", "Intro python", "C"]


@pytest.mark.parametrize("command", ["course", "assignment"])
def test_each_has_help(command: str) -> None:
    answer = new(command, "--help")

    assert answer.exit_code == 0
    assert "Exits with 1" in answer.output
