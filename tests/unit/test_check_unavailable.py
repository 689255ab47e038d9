"""A machine without a sandbox: a sentence, an exit code, and never a report that looks like a success."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from sandbox.errors import SandboxUnavailableError

from infra import local_sandbox
from infra.cli import arvio
from infra.local_sandbox import NotOffered
from infra.scaffold.writing import write_course


@pytest.fixture
def assignment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(local_sandbox, "Sandbox", _unavailable)
    return write_course(tmp_path / "course", "Course")


def _unavailable(*_: object, **__: object) -> None:
    raise SandboxUnavailableError("This machine cannot run student code.")


def test_check_reports_nothing(assignment: Path) -> None:
    plain = CliRunner().invoke(arvio, ["check", str(assignment)])
    machine = CliRunner().invoke(arvio, ["check", str(assignment), "--json"])

    assert isinstance(plain.exception, NotOffered)
    assert machine.exit_code == 1
    assert json.loads(machine.output) == {"error": "This machine cannot run student code."}


def test_grade_names_the_level_that_was_asked_for(assignment: Path) -> None:
    file = str(assignment / "solution.py")
    plain = CliRunner().invoke(arvio, ["grade", str(assignment), file])
    machine = CliRunner().invoke(arvio, ["grade", str(assignment), file, "--json", "--level", "L0"])

    assert isinstance(plain.exception, NotOffered)
    assert machine.exit_code == 1
    assert json.loads(machine.output) == {"error": "This machine does not offer isolation L0."}
