from collections.abc import Mapping
from typing import Any

import pytest

from infra.commands import regrade as command

ROW = {"id": "r1", "slug": "add", "submissions": 2, "texts": 1, "errors": 0}
STUDENTS = [{"student": "u1", "before": 10.0, "after": 0.0, "changed": 1}]


class Admin:
    """A lane whose runs take two looks; what it was asked, in order."""

    def __init__(self, students: list[dict[str, Any]] = STUDENTS) -> None:
        self.students, self.steps, self.looks = students, list[str](), 0

    def __call__(self, order: Mapping[str, Any]) -> dict[str, Any]:
        self.steps.append(order["step"])
        self.looks += order["step"] == "progress"
        return ROW | {"graded": self.looks, "students": self.students}


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "POLL_SECONDS", 0)


def run(admin: Admin, **choice: bool) -> None:
    flags = {"is_dry_run": False, "is_confirmed": True, "as_json": False} | choice
    command.regraded(admin, {"assignment": "add"}, **flags)


def test_a_regrade_is_previewed_and_applied(capsys: pytest.CaptureFixture[str]) -> None:
    admin = Admin()

    run(admin)

    assert admin.steps == ["start", "progress", "progress", "preview", "apply"]
    said = capsys.readouterr().out.splitlines()
    assert said[1].split() == ["u1", "10", "0", "-10", "1"]
    assert said[2] == "2 submissions, 1 different text; students who go up: 0, down: 1."
    assert "arvio regrade --undo r1" in said[-1]


def test_a_dry_run_is_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    admin = Admin()

    run(admin, is_dry_run=True)

    assert admin.steps[-2:] == ["preview", "drop"]
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing was changed."


def test_nothing_is_applied_where_nothing_changes() -> None:
    admin = Admin([])

    run(admin)

    assert "apply" not in admin.steps


def test_an_interrupted_regrade_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    admin = Admin()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run(admin)

    assert admin.steps == ["start", "drop"]
