"""`make bootstrap` in two terminals at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest

from infra import bootstrap


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made, in an empty folder, by commands that do nothing."""
    calls: list[str] = []
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    for name, path in {"VENV": venv, "PYTHON": venv / "bin/python", "STAMP": venv / "stamp"}.items():
        monkeypatch.setattr(bootstrap, name, path)
    monkeypatch.setattr(bootstrap, "LOCK", tmp_path / ".build/lock", raising=False)
    monkeypatch.setattr(bootstrap, "run", lambda *_: None)

    second_came = Event()

    def make_venv() -> None:
        calls.append("venv")
        if len(calls) > 1:
            second_came.set()
        second_came.wait(0.5)  # if it may come, it comes while the first is at work
        (venv / "bin/python").touch()

    monkeypatch.setattr(bootstrap, "make_venv", make_venv)
    return calls


def test_the_second_waits_and_finds_everything_made(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    both = Barrier(2)
    fingerprint = bootstrap.fingerprint

    def together() -> str:
        both.wait(20)
        return fingerprint()

    monkeypatch.setattr(bootstrap, "fingerprint", together)
    with ThreadPoolExecutor(2) as pool:
        for each in [pool.submit(bootstrap.main) for _ in range(2)]:
            each.result()

    assert made == ["venv"]


def test_what_is_made_is_not_made_again(made: list[str]) -> None:
    bootstrap.main()
    bootstrap.main()

    assert made == ["venv"]
