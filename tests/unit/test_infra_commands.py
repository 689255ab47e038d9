import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from infra.cli import COMMANDS, arvio
from infra.commands.up import parsed
from infra.failures import ArvioFailed, likely_cause
from infra.log_reading import LogFollower, readable
from infra.log_rotation import LARGEST_BYTES, rotate_all
from infra.progress import Interrupted, Progress, StepFailed, describe


@pytest.fixture
def progress() -> Progress:
    return Progress(Console(file=io.StringIO(), width=200))


def said(progress: Progress) -> str:
    assert isinstance(progress.console.file, io.StringIO)
    return progress.console.file.getvalue()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    answer = CliRunner().invoke(arvio, [name, "--help"])

    assert answer.exit_code == 0
    assert answer.output.startswith(f"Usage: arvio {name}")


def test_help_does_not_wait_for_what_commands_need() -> None:
    ask = (
        "import sys, infra.cli; print([name for name in ('boto3', 'psycopg', 'redis', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_step_says_its_seconds_and_what_it_did(progress: Progress) -> None:
    with progress.step("PostgreSQL") as step:
        step.note = "started on port 5"

    assert said(progress).split() == ["PostgreSQL", "0.0", "s", "started", "on", "port", "5"]


def test_a_failure_names_the_step_the_cause_and_the_log(progress: Progress, tmp_path: Path) -> None:
    with pytest.raises(StepFailed) as caught, progress.step("Redis"):
        raise ArvioFailed("Port 5 is taken.", log=tmp_path / "redis.log")

    assert describe(caught.value) == f"The step “Redis” failed: Port 5 is taken.\nLog: {tmp_path / 'redis.log'}"


def test_the_first_failure_is_the_one_that_is_told(progress: Progress) -> None:
    with pytest.raises(StepFailed), progress.step("Site"):
        raise ArvioFailed("Node is missing.")
    with pytest.raises(StepFailed) as caught, progress.step("Stack"):
        progress.wait(lambda: False, within=5)

    assert caught.value.step == "Site"


def test_waiting_ends_when_the_command_is_being_stopped(progress: Progress) -> None:
    progress.stopping.set()

    with pytest.raises(Interrupted):
        progress.wait(lambda: False, within=60)


def test_what_a_failed_program_said_is_searched_for_the_reason() -> None:
    output = "building\nError: cannot find ./main.ts\n    at build (vite.js:1)\n}\n"

    assert likely_cause(output) == "Error: cannot find ./main.ts"
    assert likely_cause("one\ntwo\n\n") == "two"
    assert likely_cause("") == "it said nothing"


def test_settings_are_pairs_of_name_and_value() -> None:
    assert parsed(("BatchSize=1", "Text=a=b", "Empty=")) == {"BatchSize": "1", "Text": "a=b", "Empty": ""}


def test_a_setting_without_a_value_is_a_usage_error() -> None:
    assert CliRunner().invoke(arvio, ["up", "--set", "BatchSize"]).exit_code == 2


def test_a_json_line_is_read_as_a_sentence() -> None:
    line = json.dumps({"at": "2026-01-01", "level": "WARNING", "message": "lost", "grading_id": "g1"})

    assert readable(line) == "WARNING lost grading_id=g1"
    assert readable("plain {text") == "plain {text"
    assert readable("[1]") == "[1]"


def test_logs_are_followed_from_where_they_end_and_by_whole_lines(tmp_path: Path) -> None:
    log = tmp_path / "arvio-api.log"
    log.write_text("before\n")
    follower = LogFollower((tmp_path,))
    log.write_text("before\nSTART RequestId: 1\nfirst\nsec")
    assert [*follower.lines()] == [f"{'arvio-api':<18} first"]

    log.write_text("before\nSTART RequestId: 1\nfirst\nsecond\n")
    assert [*follower.lines()] == [f"{'arvio-api':<18} second"]


def test_a_log_that_was_begun_anew_is_read_from_its_start(tmp_path: Path) -> None:
    log = tmp_path / "arvio-api.log"
    log.write_text("a long line before\n")
    follower = LogFollower((tmp_path,))
    log.write_text("after\n")

    assert [*follower.lines()] == [f"{'arvio-api':<18} after"]


def test_a_large_log_becomes_the_generation_before(tmp_path: Path) -> None:
    small, large = tmp_path / "small.log", tmp_path / "large.log"
    small.write_text("kept")
    large.write_bytes(b"x" * (LARGEST_BYTES + 1))
    (tmp_path / "large.log.1").write_text("older")

    rotate_all(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["large.log.1", "small.log"]
    assert (tmp_path / "large.log.1").stat().st_size == LARGEST_BYTES + 1
