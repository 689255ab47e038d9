"""Tests of the plugin; run with the interpreter of LocalStack's own environment."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from arvio_localstack.invocation import Request
from arvio_localstack.process import Launch, RuntimeProcess

FAKE_CLIENT = Path(__file__).parent / "fake_client"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], RuntimeProcess]]:
    """Starts a child whose `app.handle` is the given source, with a small stand-in for awslambdaric's package."""
    started: list[RuntimeProcess] = []

    def start_process(source: str) -> RuntimeProcess:
        (tmp_path / "app.py").write_text(source, encoding="utf-8")
        environment = {"PYTHONPATH": f"{tmp_path}:{FAKE_CLIENT}", "PATH": "/usr/bin:/bin"}
        started.append(RuntimeProcess(Launch(Path(sys.executable), "app.handle", tmp_path, environment)))
        return started[-1]

    yield start_process
    for process in started:
        process.stop()


@pytest.fixture
def request_of() -> Callable[..., Request]:
    def make(payload: str = "{}", timeout_seconds: int = 5, request_id: str = "r1") -> Request:
        return Request(
            request_id, "arn:aws:lambda:us-east-1:000000000000:function:f", payload.encode(), "t", timeout_seconds
        )

    return make
