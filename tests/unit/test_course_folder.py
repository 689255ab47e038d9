"""A course folder as an instructor writes it, and what an instructor gets wrong."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from arvio.domain.course_payload import parse_course

from infra.commands.publish import tell
from infra.course_folder import CourseFolder, read_course
from infra.course_problems import CourseProblems
from infra.failures import ArvioFailed
from infra.paths import COURSE
from infra.publishing import join_code

TESTS = """
import unittest
from solution import add

class AddTest(unittest.TestCase):
    def test_adds(self):
        self.assertEqual(add(1, 2), 3)

    def test_adds_nothing(self):
        self.assertEqual(add(0, 0), 0)
"""
FILES = {
    "course.toml": 'title = "Python"\njoin_code = "open"\n',
    "assignments/010-add/assignment.toml": 'title = "Add"\npoints = 10\n',
    "assignments/010-add/handout.md": "# Add\n",
    "assignments/010-add/starter.py": "def add(a, b):\n    return 0\n",
    "assignments/010-add/solution.py": "def add(a, b):\n    return a + b\n",
    "assignments/010-add/tests.py": TESTS,
}
REPORT = {"publication": 3, "new": ["a"], "changed": ["b"], "unchanged": [], "removed": ["c"], "stale_verdicts": 1}
SETTINGS, ADD = "assignments/010-add/assignment.toml", "assignments/010-add"

type Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a sound course with some files changed, or with None left out."""

    def course(changes: dict[str, str | bytes | None] | None = None) -> Path:
        for name, content in (FILES | (changes or {})).items():
            if content is not None:
                file = tmp_path / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return course


def read(folder: Path, **secrets: str) -> CourseFolder:
    return read_course(folder, secrets.get)


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(CourseProblems) as caught:
        read(folder)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def settings(**changed: str) -> dict[str, str]:
    """Give an assignment.toml of these lines, above which title and points stand unless they are among them."""
    lines = {"title": 'title = "Add"', "points": "points = 10"} | changed
    return {SETTINGS: "\n".join(lines.values())}


def test_a_course_becomes_the_payload_of_the_admin_function(write: Write) -> None:
    assert read(write()).payload == {
        "title": "Python",
        "join_code": None,
        "assignments": [
            {
                "slug": "add",
                "position": 10,
                "title": "Add",
                "points": "10",
                "module": "solution",
                "isolation": "strict",
                "limits": {"cpu_seconds": 2, "wall_seconds": 6, "memory_mb": 256, "output_kb": 64},
                "feedback": "full",
                "hints": {},
                "weights": {},
                "handout_html": "<h1>Add</h1>\n",
                "starter_code": FILES[f"{ADD}/starter.py"],
                "tests": TESTS,
                "policy": {},
            }
        ],
    }


def test_the_sample_course_is_one_that_the_server_accepts() -> None:
    course = parse_course(json.loads(json.dumps(read(COURSE).payload)))

    assert len(course.assignments) >= 9


def test_limits_come_from_the_assignment_then_the_course_then_the_product(write: Write) -> None:
    course = FILES["course.toml"] + "[limits]\nwall_seconds = 8\nmemory_mb = 512"

    payload = read(write({"course.toml": course, **settings(x="[limits]\nmemory_mb = 64\ncpu_seconds = 0.5")})).payload

    limits = {"cpu_seconds": 0.5, "wall_seconds": 8, "memory_mb": 64, "output_kb": 64}
    assert payload["assignments"][0]["limits"] == limits


def test_a_limit_of_two_and_a_limit_of_two_point_nought_are_the_same_revision(write: Write) -> None:
    payload = read(write(settings(x="[limits]\ncpu_seconds = 2.0"))).payload

    assert json.dumps(payload["assignments"][0]["limits"]["cpu_seconds"]) == "2"


@pytest.mark.parametrize("points", ["0", "10", "12.5", "0.01", "12.50"])
def test_points_travel_as_the_decimals_they_were_written_as(write: Write, points: str) -> None:
    payload = read(write(settings(points=f"points = {points}"))).payload

    assert Decimal(payload["assignments"][0]["points"]) == Decimal(points)


@pytest.mark.parametrize("points", ["-1", "1.005", "nan", "inf", '"10"', "true", "1e9"])
def test_points_that_are_no_points_are_refused(write: Write, points: str) -> None:
    (problem,) = problems_of(write(settings(points=f"points = {points}")))

    assert problem.startswith(f"{SETTINGS}: points is ")
    assert "points = 10" in problem


def test_a_join_code_is_taken_from_the_secret_it_names(write: Write) -> None:
    folder = write({"course.toml": 'title = "Python"\njoin_code = "autumn"'})

    assert read(folder, autumn="s3same").payload["join_code"] == "s3same"


@pytest.mark.parametrize("name", ["autumn", "../instance.json", " "])
def test_a_join_code_without_its_secret_opens_no_course(write: Write, name: str) -> None:
    (problem,) = problems_of(write({"course.toml": f'title = "Python"\njoin_code = "{name}"'}))

    assert "join_code" in problem


def test_all_problems_are_shown_at_once(write: Write) -> None:
    changes = settings(points="pionts = 10") | {f"{ADD}/starter.py": "def add(:\n", f"{ADD}/solution.py": None}

    problems = problems_of(write({"course.toml": 'join_code = "open"', **changes}))

    assert [problem.split(":")[0] for problem in problems] == [
        "course.toml",
        f"{ADD}/starter.py",
        f"{ADD}/solution.py",
        SETTINGS,
        SETTINGS,
    ]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"course.toml": None}, "course.toml: the file is missing"),
        ({"course.toml": "title = Python"}, "course.toml: it is not TOML"),
        (settings(points="pionts = 10"), "unknown key 'pionts'; write points"),
        (settings(title='title = ""'), "title is ''; write title ="),
        (settings(x='module = "my-solution"'), "module 'my-solution' cannot be imported"),
        (settings(x='module = "class"'), "module 'class' cannot be imported"),
        (settings(x='module = "random"'), "module 'random' is a module of Python itself"),
        (settings(x='module = "tests"'), "module 'tests' is a module of the run itself"),
        (settings(x='isolation = "none"'), 'isolation is \'none\'; write isolation = "strict" or "shared"'),
        (settings(x="feedback = 3"), 'feedback is 3; write feedback = "full"'),
        (settings(x='feedback = "hint"'), "there is no hint; write a line [hints]"),
        (settings(x="limits = 3"), "limits is 3; write a table"),
        (settings(x="[limits]\ncpu = 3"), "unknown key 'cpu'"),
        (settings(x="[limits]\ncpu_seconds = 0.05"), "cpu_seconds is 0.05; write a number from 0.1 to 10"),
        (settings(x="[limits]\nwall_seconds = 11"), "wall_seconds is 11; write a number from 0.1 to 10"),
        (settings(x="[limits]\nwall_seconds = nan"), "wall_seconds is NaN"),
        (settings(x="[limits]\nwall_seconds = 1"), "wall_seconds is less than cpu_seconds"),
        (settings(x="[limits]\nmemory_mb = 64.5"), "memory_mb is 64.5; write a whole number from 32 to 1024"),
        (settings(x="[limits]\noutput_kb = true"), "output_kb is True"),
        (settings(x="[weights]\ntest_add = 1"), "a weight for 'test_add', which is no test; write test_adds"),
        (settings(x="[weights]\nx = 1"), "use a name from tests.py: test_adds, test_adds_nothing"),
        (settings(x="[weights]\ntest_adds = -1"), "the weight of test_adds is -1"),
        (settings(x="[weights]\ntest_adds = 0\ntest_adds_nothing = 0"), "every test weighs nothing"),
        (settings(x='[hints]\ntest_gone = "x"'), "a hint for 'test_gone', which is no test"),
        ({f"{ADD}/tests.py": "import solution\n"}, "tests.py: there are no tests in it"),
        ({f"{ADD}/tests.py": "x = 1\nif x\n"}, "tests.py:2: it is not Python: expected ':'"),
        ({f"{ADD}/solution.py": "\n\nreturn(\n"}, "solution.py:3: it is not Python"),
        ({f"{ADD}/starter.py": b"# caf\xe9\n"}, "starter.py: it is not UTF-8 (byte 5)"),
        ({f"{ADD}/starter.py": "# long\n" * 10_000}, "starter.py: it is larger than 64 KiB"),
        ({f"{ADD}/handout.md": " \n"}, "handout.md: it is empty"),
        ({f"{ADD}/handout.md": "![x](assets/gone.png)"}, "the image assets/gone.png does not exist"),
        ({f"{ADD}/handout.md": "![x](https://example.org/x.png)"}, "'https://example.org/x.png' cannot be published"),
        ({"assignments/Add/tests.py": TESTS}, "assignments/Add: the folder is not called like an assignment"),
    ],
)
def test_a_problem_says_where_it_is_and_what_to_write(
    write: Write, changes: dict[str, str | bytes | None], problem: str
) -> None:
    found = problems_of(write(changes))

    assert any(problem in each for each in found), found


@pytest.mark.parametrize(("name", "doubled"), [("020-add", "slug add"), ("10-sub", "position 10")])
def test_two_assignments_share_no_slug_and_no_position(write: Write, name: str, doubled: str) -> None:
    twin = {file.replace("010-add", name): text for file, text in FILES.items() if "010-add" in file}

    problems = problems_of(write(twin))

    assert len(problems) == 2
    assert all(doubled in problem for problem in problems)


def test_a_course_without_assignments_is_refused(write: Write) -> None:
    assert "there are no assignments" in problems_of(write(dict.fromkeys(list(FILES)[1:])))[0]


def test_folders_that_are_hidden_or_set_aside_are_left_out(write: Write) -> None:
    folder = write({"assignments/_drafts/x": "", "assignments/.git/x": "", "assignments/README.md": ""})

    assert [each["slug"] for each in read(folder).payload["assignments"]] == ["add"]


@pytest.mark.parametrize("name", ["Sums.test_adds", "More.test_more", "More.test_adds"])
def test_tests_of_several_classes_are_named_with_their_class(write: Write, name: str) -> None:
    source = """
from unittest import TestCase
class Sums(TestCase):
    def test_adds(self): ...
class More(Sums):
    async def test_more(self): ...
class Tools:
    def test_nothing(self): ...
"""
    folder = write({f"{ADD}/tests.py": source, **settings(x=f'[weights]\n"{name}" = 3')})

    assert read(folder).payload["assignments"][0]["weights"] == {name: 3}


def test_only_the_images_that_a_handout_shows_are_published(write: Write) -> None:
    images = {f"{ADD}/assets/my plot.png": b"png", f"{ADD}/assets/solution.png": b"png"}

    course = read(write({**images, f"{ADD}/handout.md": "![plot](<assets/my plot.png>)"}))

    assert list(course.assets) == ["assets/add/my plot.png"]
    assert course.assets["assets/add/my plot.png"].read_bytes() == b"png"


def test_a_publication_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(lambda: REPORT, dry_run=False, as_json=False) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["new        a", "changed    b", "removed    c"]
    assert lines[3] == "Published as publication 3: 1 new, 1 changed, 1 removed."
    assert lines[4].startswith("1 verdict is of earlier tests")


def test_a_dry_run_never_says_that_it_published(capsys: pytest.CaptureFixture[str]) -> None:
    tell(lambda: REPORT, dry_run=True, as_json=False)

    assert "Nothing was published yet; this would be publication 3" in capsys.readouterr().out


def test_a_folder_with_problems_exits_with_2(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(settings(points="points = -1"))

    assert tell(lambda: read(folder).payload, dry_run=False, as_json=False) == 2
    assert "the course has 1 problem." in capsys.readouterr().out
    assert tell(lambda: read(folder).payload, dry_run=False, as_json=True) == 2
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["file"] == str(folder / SETTINGS)


def test_a_refusal_of_the_server_exits_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    def refused() -> dict[str, Any]:
        raise ArvioFailed("The slug is used twice.")

    assert tell(refused, dry_run=False, as_json=True) == 1
    assert json.loads(capsys.readouterr().out) == {"error": "The slug is used twice."}
    with pytest.raises(ArvioFailed):
        tell(refused, dry_run=False, as_json=False)


def test_a_join_code_is_a_file_of_the_instance(tmp_path: Path) -> None:
    (tmp_path / "autumn").write_text("s3same\n")

    assert join_code(tmp_path, "autumn") == "s3same"
    assert join_code(tmp_path, "spring") is None


def test_a_policy_comes_from_the_assignment_then_the_course(write: Write) -> None:
    course = FILES["course.toml"] + "[policy]\ndue = 2026-12-01T18:00:00+02:00\nmaximum_attempts = 10"

    payload = read(write({"course.toml": course, **settings(x="[policy]\nmaximum_attempts = 3")})).payload

    policy = {"due": "2026-12-01T18:00:00+02:00", "maximum_attempts": 3}
    assert payload["assignments"][0]["policy"] == policy
    assert parse_course(payload).assignments[0].policy.maximum_attempts == 3


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("due = 2026-12-01T18:00:00", "due must be a time with its offset"),
        ("due = 2026-12-02T18:00:00Z\ncloses = 2026-12-01T18:00:00Z", "closes is before due"),
        ("late_percent_per_day = 120", "late_percent_per_day must be a number from 0 to 100"),
        ("maximum_atempts = 3", "unknown key 'maximum_atempts'; write maximum_attempts"),
    ],
)
def test_a_policy_that_means_nothing_says_what_to_write(write: Write, lines: str, problem: str) -> None:
    (found,) = problems_of(write(settings(x=f"[policy]\n{lines}")))

    assert problem in found
