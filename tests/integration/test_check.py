"""`arvio check` and `arvio grade` as a person runs them: a process of their own, and the real sandbox."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from infra.paths import COURSE
from infra.scaffold.writing import write_assignment, write_course

ARVIO = [sys.executable, "-c", "from infra.cli import main; main()"]
MISSING = "cannot run student code"
WRONG = "def total_price(prices):\n    return sum(prices)\n"

type Arvio = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def arvio(tmp_path: Path) -> Arvio:
    """Runs in the folder of the test. Where the machine has no sandbox it skips, but not in CI."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*ARVIO, *map(str, arguments)], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
        )
        if MISSING in done.stdout + done.stderr and "CI" not in os.environ:
            pytest.skip("this machine has no sandbox")  # in CI a skip fails
        return done

    return run


@pytest.fixture
def assignment(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course", "Course")


def report(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def findings(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    return [(each["check"], each["severity"]) for row in report(done)["assignments"] for each in row["findings"]]


def test_what_new_makes_passes_the_check_as_it_stands(arvio: Arvio) -> None:
    arvio("new", "course", "intro")
    arvio("new", "assignment", "fizz-buzz", "--course", "intro")
    done = arvio("check", "intro", "--strict")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("✓ 10/10") == 2
    assert "2 assignments: no problems, no warnings." in done.stdout


def test_the_sample_course_has_no_problems_and_no_warnings(arvio: Arvio) -> None:
    done = arvio("check", COURSE, "--json", "--strict")

    assert findings(done) == []
    assert done.returncode == 0
    assert len(report(done)["assignments"]) == 11


def test_everything_that_is_wrong_is_found_in_one_check(arvio: Arvio, assignment: Path) -> None:
    (assignment / "starter.py").write_text((assignment / "solution.py").read_text())
    (assignment / "wrong" / "right.py").write_text((assignment / "solution.py").read_text())
    with (assignment / "handout.md").open("a") as handout:
        handout.write("\n[next](020-next)\n")
    done = arvio("check", "course", "--json", "--junit", "out/junit.xml")

    assert done.returncode == 1
    assert findings(done) == [(check, "problem") for check in ("starter", "wrong", "handout", "leaks")]
    assert done.stderr == ""
    assert 'failures="4"' in (assignment.parents[2] / "out" / "junit.xml").read_text()


def test_weak_tests_are_a_warning_that_only_a_strict_check_fails_for(arvio: Arvio, assignment: Path) -> None:
    tests = (assignment / "tests.py").read_text().replace("total_price([49]), 54", "total_price([1]), 6")
    (assignment / "tests.py").write_text(tests)
    done, strict = arvio("check", assignment), arvio("check", assignment, "--strict", "--format", "github")

    assert (done.returncode, strict.returncode) == (0, 1)
    assert "+    if prices and total < 49:" in done.stdout
    assert strict.stdout.startswith("::warning file=course/assignments/010-first-order/solution.py,line=4,")


def test_a_model_that_fails_is_told_first_and_has_no_mutants(arvio: Arvio, assignment: Path) -> None:
    (assignment / "solution.py").write_text(WRONG)
    done = arvio("check", assignment)

    assert done.returncode == 1
    assert "the model solution fails test_a_small_order_pays_for_shipping: total_price([10, 20])" in done.stdout
    assert " -   " in done.stdout.splitlines()[1]


def test_chance_in_the_tests_is_found_by_repeating(arvio: Arvio, assignment: Path) -> None:
    """Whatever the dice say, some runs of some test differ: there are ten of them."""
    dice = "".join(f"    def test_{n}(self):\n        self.assertGreater(random.random(), 0.5)\n\n" for n in range(10))
    (assignment / "tests.py").write_text(
        f"import random\nimport unittest\nimport solution\n\nclass T(unittest.TestCase):\n{dice}"
    )
    done = arvio("check", assignment, "--json", "--mutants", "0")

    assert done.returncode == 1
    assert ("repeats", "problem") in findings(done)


def test_a_model_with_threads_fails_where_there_are_none(arvio: Arvio, assignment: Path) -> None:
    model = (assignment / "solution.py").read_text()
    threaded = model.replace(
        "    total = sum", "    __import__('threading').Thread(target=print).start()\n    total = sum"
    )
    (assignment / "solution.py").write_text(threaded)
    done = arvio("check", assignment, "--json", "--mutants", "0")

    if "L0" not in report(done)["assignments"][0]["model_also_at"]:
        pytest.skip("this machine does not offer L0")  # in CI a skip fails
    assert ("levels", "problem") in findings(done)
    assert "isolation L0" in done.stdout


def test_a_broken_course_is_told_with_file_and_remedy_and_nothing_runs(arvio: Arvio, assignment: Path) -> None:
    (assignment / "tests.py").write_text("def broken(:\n")
    (assignment / "assignment.toml").write_text('title = "x"\n')
    done, machine = arvio("check", "course"), arvio("check", "course", "--json")

    assert (done.returncode, machine.returncode) == (2, 2)
    assert "tests.py:1: it is not Python" in done.stdout
    assert "2 problems to repair first" in done.stdout
    assert len(report(machine)["broken"]) == 2


def test_a_folder_that_is_no_course_is_told_what_to_do(arvio: Arvio, tmp_path: Path) -> None:
    done = arvio("check", tmp_path)

    assert done.returncode == 2
    assert "arvio new course" in done.stdout


def test_an_interrupted_check_leaves_no_process(arvio: Arvio, assignment: Path, tmp_path: Path) -> None:
    arvio("check", assignment, "--mutants", "0")  # skips where there is no sandbox
    (assignment / "solution.py").write_text("import time\ntime.sleep(5)\n")
    with subprocess.Popen(
        [*ARVIO, "check", "course"], cwd=tmp_path, start_new_session=True, stderr=subprocess.PIPE
    ) as check:
        children = eventually_has_children(check.pid)
        os.killpg(check.pid, signal.SIGINT)
        assert check.wait(timeout=15) == 130
    gone, alive = psutil.wait_procs(children, timeout=5)

    assert gone
    assert alive == []


def eventually_has_children(pid: int) -> list[psutil.Process]:
    """Zygotes and at least one of the processes that they fork."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        children = psutil.Process(pid).children(recursive=True)
        if len(children) > 3:
            return children
        time.sleep(0.05)
    pytest.fail("no sandbox was started")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    right, wrong = tmp_path / "right.py", tmp_path / "wrong.py"
    right.write_text("def total_price(prices):\n    return 0 if not prices else sum(prices) + 5 * (sum(prices) < 50)\n")
    wrong.write_text(WRONG)
    return right, wrong


def test_grade_prints_one_object_a_run(arvio: Arvio, assignment: Path, files: tuple[Path, Path]) -> None:
    done = arvio("grade", assignment, *files, "--json", "--repeat", "2")
    rows = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 0
    assert [row["status"] for row in rows] == ["passed", "passed", "failed", "failed"]
    assert {"file", "status", "points", "max_points", "tests", "level", "isolation", "mode", "seconds"} <= set(rows[0])
    assert (rows[0]["points"], rows[2]["points"], rows[2]["max_points"]) == (10.0, 0.0, 10.0)
    assert (rows[2]["level"], rows[2]["mode"], rows[2]["isolation"]) == ("L2", "host", "strict")
    assert 0 < rows[3]["seconds"] < 5
    assert rows[2]["tests"][0] | {"message": ""} == {
        "name": "test_a_small_order_pays_for_shipping", "outcome": "failed", "points": 0.0, "message": "",
        "call": "total_price([10, 20])", "expected": "35", "got": "30",
    }  # fmt: skip


def test_grade_shows_what_the_feedback_of_the_assignment_hides(
    arvio: Arvio, assignment: Path, files: tuple[Path, Path]
) -> None:
    settings = assignment / "assignment.toml"
    settings.write_text(settings.read_text().replace('feedback = "full"', 'feedback = "name"'))
    done = arvio("grade", assignment, files[1])

    assert done.returncode == 0
    assert "call      total_price([10, 20])" in done.stdout
    assert "expected  35" in done.stdout
    assert "✓ 4 passed" in done.stdout


def test_grade_needs_only_settings_and_tests(arvio: Arvio, assignment: Path, files: tuple[Path, Path]) -> None:
    for name in ("handout.md", "starter.py", "solution.py"):
        (assignment / name).unlink()
    (assignment / "assignment.toml").write_text('title = "x"\npoints = 2.5\n')
    bare = assignment.rename(assignment.parent / "bare")
    done = arvio("grade", bare, files[0], "--json", "--level", "L1")

    if "does not offer" in done.stdout:
        pytest.skip("this machine does not offer L1")  # in CI a skip fails
    assert (json.loads(done.stdout)["points"], json.loads(done.stdout)["level"]) == (2.5, "L1")


def test_grade_says_when_the_folder_is_broken(arvio: Arvio, assignment: Path, files: tuple[Path, Path]) -> None:
    (assignment / "tests.py").write_text("def broken(:\n")
    unreadable = arvio("grade", assignment, files[0], "--json")
    (assignment / "tests.py").write_text(
        "import unittest\nnonsense\nclass T(unittest.TestCase):\n    def test(self): ...\n"
    )
    refused = arvio("grade", assignment, files[0], "--json")

    assert (unreadable.returncode, refused.returncode) == (2, 2)
    assert "it is not Python" in json.loads(unreadable.stdout)["error"]
    assert json.loads(refused.stdout)["status"] == "error"
    assert "NameError" in json.loads(refused.stdout)["refused"]


def test_a_file_that_nobody_could_submit_is_refused(arvio: Arvio, assignment: Path, tmp_path: Path) -> None:
    (tmp_path / "latin.py").write_bytes(b"# \xe9\n")
    done = arvio("grade", assignment, "latin.py")

    assert done.returncode == 1
    assert "latin.py is not UTF-8" in done.stderr


def test_a_neighbour_may_be_linked_to_when_one_assignment_is_checked(
    arvio: Arvio, assignment: Path, tmp_path: Path
) -> None:
    write_assignment(tmp_path / "course", "fizz-buzz", "Fizz")
    with (assignment / "handout.md").open("a") as handout:
        handout.write("\n[next](#/assignments/fizz-buzz)\n")

    assert arvio("check", assignment, "--mutants", "0").returncode == 0
