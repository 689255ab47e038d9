from pathlib import Path

import pytest

from infra import development
from infra.course_folder import wrong_solutions


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
