import fcntl
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from infra.choices import Choices
from infra.commands.doctor import doctor_lines, examined
from infra.doctor import instance_checks, machine, stack_checks
from infra.doctor.finding import Finding, ok, problem, warning
from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.ports import Ports
from infra.published import Published
from infra.unfinished import begin, finish, proven

QUIET = {"queued": 0, "in_flight": 0, "expired": 0, "oldest_seconds": 0.0, "dead_letters": 0, "regrading": 0}


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    (tmp_path / "instance.json").write_text("{}")
    (tmp_path / "instance.json").chmod(0o600)
    return Instance(tmp_path, Choices("i", Ports(1, 2, 3, 4), "p", "r", "k", "a", "w", "s", "d", 1, {}))


def test_every_finding_that_is_not_in_order_says_what_to_do() -> None:
    lines = list(doctor_lines([ok("Python", "3.13"), warning("Disk", "2 GB", "free"), problem("Queue", "old", "look")]))

    assert lines == [
        "✓ Python       3.13",
        "! Disk         2 GB",
        "               → free",
        "✗ Queue        old",
        "               → look",
        "1 problem.",
    ]
    assert list(doctor_lines([ok("Python", "3.13")]))[-1] == "Everything is in order."


def test_where_only_root_may_see_who_listens_a_running_instance_is_no_stranger(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_: str) -> list[Any]:
        raise psutil.AccessDenied

    monkeypatch.setattr("infra.ports.is_free", lambda _: False)
    monkeypatch.setattr("psutil.net_connections", denied)
    assert instance_checks.strangers(instance).found.count("another user's program") == 4

    ours = SimpleNamespace(pid=7, children=lambda **_: [])
    monkeypatch.setattr("infra.services.Service.process", lambda _: ours)
    assert instance_checks.strangers(instance).status == "ok"


def test_a_check_that_breaks_is_a_finding() -> None:
    def check() -> Finding:
        raise KeyError("dead_letters")

    finding = examined(check)

    assert (finding.status, finding.name) == ("problem", "check")


@pytest.mark.parametrize(
    ("report", "status", "advice"),
    [
        ({}, "ok", ""),
        ({"queued": 3, "oldest_seconds": 5.0}, "ok", ""),
        ({"queued": 3, "oldest_seconds": 500.0}, "problem", "arvio logs grader"),
        ({"dead_letters": 1}, "problem", "arvio queue redrive"),
        ({"in_flight": 1, "expired": 1}, "warning", "sweeper"),
    ],
)
def test_a_queue_is_judged_by_its_age_and_its_dead_letters(report: dict[str, Any], status: str, advice: str) -> None:
    finding = stack_checks.judged(QUIET | report)

    assert finding.status == status
    assert advice in finding.advice


def test_secrets_that_others_can_read_are_a_problem(instance: Instance) -> None:
    assert instance_checks.secrets(instance).status == "ok"
    (instance.home / "instance.json").chmod(0o644)

    assert "chmod 600" in instance_checks.secrets(instance).advice


def test_a_command_at_work_is_told(instance: Instance) -> None:
    assert instance_checks.lock(instance).status == "ok"
    with instance.lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)

        assert instance_checks.lock(instance).status == "warning"


def test_an_old_node_is_a_problem_only_while_the_site_is_not_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_version", lambda _: "v18.1.0")
    monkeypatch.setattr(machine, "DIST", tmp_path)
    assert machine.node().status == "problem"

    (tmp_path / "index.html").touch()

    assert machine.node().status == "warning"


def test_a_full_disk_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine.disk(tmp_path / "not/made/yet").found.endswith(f"free under {tmp_path}")
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 5}))

    assert machine.disk(tmp_path).status == "problem"


def test_linux_without_landlock_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modules = tmp_path / "lsm"
    modules.write_text("capability,yama")
    monkeypatch.setattr(machine, "LSM", modules)
    monkeypatch.setattr("platform.system", lambda: "Linux")
    assert machine.kernel().status == "problem"

    modules.write_text("capability,landlock")

    assert machine.kernel().status == "ok"


def test_a_stack_that_does_not_answer_is_a_problem_with_its_cause(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> dict[str, Any]:
        raise ArvioFailed("The database is older than the code.")

    monkeypatch.setattr("infra.stack.invoke_admin", refuse)

    assert stack_checks.health(instance).found == "The database is older than the code."
    assert stack_checks.queue(instance).status == "problem"


def test_what_a_deploy_left_is_told(instance: Instance) -> None:
    assert instance_checks.release(instance) == ok("Release", "none yet")

    begin(instance, "tried", "3", Published("3", "inputs"))
    assert "cut short" in instance_checks.release(instance).found

    finish(instance)
    assert "not seen working" in instance_checks.release(instance).found

    proven(instance)
    assert instance_checks.release(instance).status == "ok"
