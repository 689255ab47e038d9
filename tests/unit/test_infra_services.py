import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from rich.console import Console

from infra.choices import Choices
from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.ports import Ports
from infra.postgres import remove_stale_lock
from infra.progress import Progress
from infra.services import Service, keeps_answering, must_answer

type Start = Callable[[list[str]], subprocess.Popen[bytes]]

FOREVER = [sys.executable, "-c", "import time; time.sleep(600)"]
# A child in a session of its own, as LocalStack starts its functions.
PARENT = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
print("ready", flush=True)
time.sleep(600)
"""
WITH_CHILD = [sys.executable, "-c", PARENT]


@pytest.fixture
def service(tmp_path: Path) -> Service:
    choices = Choices("i", Ports(1, 2, 3, 4), "", "", "k1:", "ar", "aw", "site", str(tmp_path), 54_321, {})
    return Service(Instance(tmp_path, choices), "thing")


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts processes that are none of the service's, and ends them after the test."""
    with contextlib.ExitStack() as stack:

        def popen(command: list[str]) -> subprocess.Popen[bytes]:
            process = stack.enter_context(subprocess.Popen(command))
            stack.callback(process.kill)
            return process

        yield popen


@pytest.fixture
def progress() -> Progress:
    return Progress(Console(file=io.StringIO()))


def test_a_started_service_is_found_again_and_stopped(service: Service, tmp_path: Path) -> None:
    service.start(FOREVER, cwd=tmp_path, env={})
    assert service.process() is not None

    assert service.stop()
    assert service.process() is None


def test_stopping_twice_is_no_mistake(service: Service, tmp_path: Path) -> None:
    service.start(FOREVER, cwd=tmp_path, env={})

    assert [service.stop(), service.stop()] == [True, False]


def test_a_stranger_who_got_the_pid_later_is_left_alone(service: Service, start: Start) -> None:
    stranger = start(FOREVER)
    service.record.parent.mkdir(parents=True)
    service.record.write_text(json.dumps({"pid": stranger.pid, "created": 1.0}))

    assert service.process() is None
    assert not service.stop()
    assert stranger.poll() is None


def test_a_server_is_known_again_after_the_machines_clock_was_set(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.start(FOREVER, cwd=tmp_path, env={})
    # psutil adds the kernel's ticks to the time of the boot, which the kernel reckons from the time of day.
    boot_time = psutil.boot_time()
    monkeypatch.setattr("psutil._pslinux.boot_time", lambda: boot_time + 3600)

    assert service.process() is not None
    assert service.stop()


def test_a_server_that_an_older_arvio_started_is_known_by_its_time(service: Service, tmp_path: Path) -> None:
    service.start(FOREVER, cwd=tmp_path, env={})
    known = json.loads(service.record.read_text())
    created = psutil.Process(known["pid"]).create_time()
    service.record.write_text(json.dumps(known | {"created": created}))

    assert service.stop()


def test_a_server_that_ends_while_it_is_being_stopped_is_no_mistake(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.start(FOREVER, cwd=tmp_path, env={})

    def ends_first(process: psutil.Process, _: int) -> None:
        process.kill()
        raise psutil.NoSuchProcess(process.pid)

    monkeypatch.setattr(psutil.Process, "send_signal", ends_first)

    assert service.stop(within=5)
    assert service.process() is None


def test_children_in_sessions_of_their_own_end_too(service: Service, progress: Progress, tmp_path: Path) -> None:
    service.start(WITH_CHILD, cwd=tmp_path, env={})
    assert progress.wait(lambda: "ready" in service.log.read_text(), within=20)
    process = service.process()
    assert process is not None
    [child] = process.children()

    service.stop(within=0.2)

    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


def test_a_restart_is_seen_as_another_identity(service: Service, tmp_path: Path) -> None:
    service.start(FOREVER, cwd=tmp_path, env={})
    first = service.identity()
    service.stop()
    service.start(FOREVER, cwd=tmp_path, env={})

    assert service.identity() != first
    service.stop()
    assert service.identity() == ""


def test_it_is_known_what_a_service_was_started_with(service: Service, tmp_path: Path) -> None:
    service.start(FOREVER, cwd=tmp_path, env={}, inputs="a")

    assert service.runs_with("a")
    assert not service.runs_with("b")
    service.stop()
    assert not service.runs_with("a")


def test_a_service_that_ends_at_once_names_its_cause_and_log(
    service: Service, progress: Progress, tmp_path: Path
) -> None:
    service.start([sys.executable, "-c", "raise SystemExit('Error: no such thing')"], cwd=tmp_path, env={})

    with pytest.raises(ArvioFailed, match="no such thing") as caught:
        must_answer(service, lambda: False, progress=progress, within=20)

    assert caught.value.log == service.log


def test_a_service_that_never_answers_is_stopped_again(service: Service, progress: Progress, tmp_path: Path) -> None:
    service.start(FOREVER, cwd=tmp_path, env={})

    with pytest.raises(ArvioFailed, match="did not answer"):
        must_answer(service, lambda: False, progress=progress, within=0.1)

    assert service.process() is None


def test_a_busy_service_that_answered_once_is_not_asked_again(
    service: Service, progress: Progress, tmp_path: Path
) -> None:
    service.start(FOREVER, cwd=tmp_path, env={})
    answers = iter([False, True])

    must_answer(service, lambda: next(answers, False), progress=progress, within=20)

    assert service.stop()


def test_a_running_service_that_is_slow_to_answer_is_not_taken_for_dead(
    service: Service, progress: Progress, tmp_path: Path
) -> None:
    service.start(FOREVER, cwd=tmp_path, env={})
    answers = iter([False, False, True])

    assert keeps_answering(service, lambda: next(answers, False), progress)
    service.stop()
    assert not keeps_answering(service, lambda: True, progress)


def test_a_database_lock_that_names_a_stranger_is_removed(tmp_path: Path, start: Start) -> None:
    (tmp_path / "postmaster.pid").write_text(f"{start(FOREVER).pid}\n")

    remove_stale_lock(tmp_path)

    assert not (tmp_path / "postmaster.pid").exists()


def test_a_database_that_somebody_runs_is_not_touched(tmp_path: Path, start: Start, progress: Progress) -> None:
    owner = start([*FOREVER, "-D", str(tmp_path)])
    # The kernel shows no command line for a moment after a program begins.
    assert progress.wait(lambda: bool(psutil.Process(owner.pid).cmdline()), within=20)
    (tmp_path / "postmaster.pid").write_text(f"{owner.pid}\n")

    with pytest.raises(ArvioFailed, match="stop it first"):
        remove_stale_lock(tmp_path)


def test_names_of_services_do_not_mix(service: Service, tmp_path: Path) -> None:
    service.start(FOREVER, cwd=tmp_path, env={})

    assert replace(service, name="other").process() is None
    service.stop()
