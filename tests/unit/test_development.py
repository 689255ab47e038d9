from pathlib import Path

import psutil
import pytest

from infra import development
from infra.choices import Choices
from infra.course_folder import wrong_solutions
from infra.instance import Instance
from infra.ports import Ports
from tests.eventually import eventually

# As npm does it: another process does the work, and is not told of the end.
NPM = """#!/bin/sh
sleep 600 &
echo $! > "$ARVIO_SITE_CONFIG.pid"
wait
"""


def is_dead(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_the_sites_server_ends_with_what_npm_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "npm").write_text(NPM)
    (tmp_path / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    for name in ("require_node", "install_modules"):
        monkeypatch.setattr(development, name, lambda: None)
    choices = Choices("i", Ports(1, 2, 3, 4), "", "", "k1:", "ar", "aw", "site", str(tmp_path), 1, {})
    written = tmp_path / "tmp/config.json.pid"

    with development.vite(Instance(tmp_path, choices), 5173):
        pid = int(eventually(lambda: written.exists() and written.read_text().strip()))

    assert eventually(lambda: is_dead(pid), within=5)


def test_a_file_that_an_editor_is_just_replacing_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def vanished(_: Path) -> str:
        raise FileNotFoundError("app.py")

    monkeypatch.setattr(development, "sources", vanished)

    assert development.sources_unless_saving(Path(), "known") == "known"


def test_an_editors_lock_is_no_wrong_solution(tmp_path: Path) -> None:
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong/forgets.py").write_text("")
    (tmp_path / "wrong/.#forgets.py").symlink_to("somebody@laptop.4711:1700000000")

    assert wrong_solutions(tmp_path) == [tmp_path / "wrong/forgets.py"]
