"""When CI gets a Docker engine of its own, and that it ends."""

import os
import sys
from pathlib import Path

import pytest

from infra import own_engine
from infra.failures import ArvioFailed


def machine(monkeypatch: pytest.MonkeyPatch, *, ci: str, uid: int, engine: object) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(own_engine.os, "geteuid", lambda: uid)
    monkeypatch.setattr(own_engine, "answering_engine", lambda: engine)


@pytest.mark.parametrize(
    ("ci", "uid", "engine", "ours"),
    [("true", 0, None, True), ("", 0, None, False), ("true", 1000, None, False), ("true", 0, object(), False)],
)
def test_an_engine_is_started_in_ci_by_root_where_none_answers(
    monkeypatch: pytest.MonkeyPatch, ci: str, uid: int, engine: object, ours: bool
) -> None:
    machine(monkeypatch, ci=ci, uid=uid, engine=engine)

    assert own_engine.is_ours_to_start() is ours


@pytest.mark.parametrize(
    ("dockerd", "uid", "ours"), [("/usr/sbin/dockerd", 0, True), (None, 0, False), ("/x", 1000, False)]
)
def test_outside_ci_one_is_started_on_demand_by_root_if_it_is_installed(
    monkeypatch: pytest.MonkeyPatch, dockerd: str | None, uid: int, ours: bool
) -> None:
    machine(monkeypatch, ci="", uid=uid, engine=None)
    monkeypatch.setattr(own_engine.shutil, "which", lambda _: dockerd)

    assert own_engine.is_ours_to_start(is_wanted=True) is ours


@pytest.mark.parametrize("arguments", [[], ["--start"]])
def test_without_a_command_it_says_so(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["own_engine", *arguments])

    with pytest.raises(SystemExit, match="Name the command to run"):
        own_engine.main()


def test_what_an_engine_leaves_mounted_is_found_the_inner_first() -> None:
    mounts = (
        "proc /proc proc rw 0 0\n"
        "/dev/vda /tmp/arvio-engine-a/data ext4 rw 0 0\n"
        "overlay /tmp/arvio-engine-a/data/overlay2/1/merged overlay rw 0 0\n"
        "/dev/vda /tmp/arvio-engine-ab/data ext4 rw 0 0\n"
    )

    found = own_engine.mounted_below(Path("/tmp/arvio-engine-a"), mounts)

    assert found == ["/tmp/arvio-engine-a/data/overlay2/1/merged", "/tmp/arvio-engine-a/data"]


def test_elsewhere_the_command_runs_with_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, ci="", uid=0, engine=None)

    with own_engine.engine() as variables:
        assert variables == {}


def test_the_engine_listens_in_its_folder_alone_and_changes_no_firewall(tmp_path: Path) -> None:
    command = own_engine.daemon(tmp_path, "unix:///x.sock")

    assert [part for part in command if "tcp" in part] == []
    assert {"--iptables=false", "--ip6tables=false"} < set(command)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(own_engine, "LOG", tmp_path / "dockerd.log")
    return tmp_path / "dockerd.log"


def engine_that(monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    monkeypatch.setattr(own_engine, "daemon", lambda folder, _: [sys.executable, "-c", source, str(folder)])


@pytest.mark.usefixtures("log")
def test_it_has_ended_when_the_command_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine_that(monkeypatch, "import os, sys, time; open(sys.argv[1] + '/docker.sock', 'w').write(str(os.getpid())); "
                             "time.sleep(60)")  # fmt: skip

    with own_engine.running(tmp_path) as address:
        assert address == f"unix://{tmp_path}/docker.sock"
        pid = int(_eventually_written(tmp_path / "docker.sock"))

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def _eventually_written(path: Path) -> str:
    text = ""
    while not text:
        text = path.read_text()
    return text


@pytest.mark.usefixtures("log")
def test_an_engine_that_ends_at_once_is_told_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine_that(monkeypatch, "import sys; sys.exit('error: no cgroups')")

    with pytest.raises(ArvioFailed, match="no cgroups"), own_engine.running(tmp_path):
        pass
