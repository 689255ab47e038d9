"""The Lambda edge, as the runtime interface client calls it."""

import pytest
from sandbox import handler
from sandbox.job import from_event
from sandbox.run import CONTAINER, HOST, Sandbox, mode_of

EVENT = {
    "code": "def add(a, b):\n    return a + b\n",
    "tests": "import unittest\nfrom solution import add\n\n"
    "class T(unittest.TestCase):\n    def test_a(self):\n        self.assertEqual(add(1, 2), 3)\n",
}


@pytest.fixture(autouse=True)
def warm(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox) -> None:
    monkeypatch.setattr(handler, "sandbox", lambda: sandbox)
    monkeypatch.setenv("SANDBOX_VERSION", "v7")


def test_an_event_gives_a_verdict() -> None:
    answer = handler.handle(EVENT, None)

    assert [each["outcome"] for each in answer["tests"]] == ["passed"]
    assert (answer["level"], answer["mode"], answer["version"], answer["isolation"]) == ("L2", "host", "v7", "strict")
    assert answer["limit_hit"] is None
    assert answer["seconds"]["wall"] < 5


def test_a_probe_runs_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert handler.handle({"probe": True}, None).keys() == {"level", "mode", "version", "python"}
    assert "student-code-started" not in capfd.readouterr().err


def test_the_log_says_that_the_students_code_started(capfd: pytest.CaptureFixture[str]) -> None:
    handler.handle(EVENT, None)

    assert "student-code-started\n" in capfd.readouterr().err


@pytest.mark.parametrize(
    "change",
    [
        {"code": None}, {"tests": 3}, {"module": "../etc"}, {"isolation": "none"}, {"limits": {"cpu_seconds": 0}},
        {"module": "queue"}, {"module": "sandbox"}, {"module": "tests"}, {"module": "email.solution"},
        {"limits": {"memory_mb": "much"}}, {"limits": {"wall_seconds": True}},
    ],
)  # fmt: skip
def test_an_event_that_no_grader_sends_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="is"):
        from_event({**EVENT, **change})


def test_only_the_image_says_that_it_is_a_container() -> None:
    assert mode_of({"SANDBOX_MODE": "container"}) == CONTAINER
    assert mode_of({}) == HOST
