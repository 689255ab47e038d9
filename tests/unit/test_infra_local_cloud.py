"""When a running LocalStack is taken over, and when it must be started anew."""

from pathlib import Path

import pytest

from infra import local_cloud
from infra.choices import Choices
from infra.instance import Instance
from infra.ports import Ports


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    return Instance(tmp_path, Choices("i", Ports(1, 2, 3, 4), "", "", "k1:", "ar", "aw", "site", str(tmp_path), 1, {}))


@pytest.mark.parametrize("name", ["PATH", "HOME", "LANG"])
def test_another_terminal_restarts_nothing(instance: Instance, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = local_cloud.fingerprint(instance)
    monkeypatch.setenv(name, "/another")

    assert local_cloud.environment(instance)[name] == "/another"
    assert local_cloud.fingerprint(instance) == before


def test_another_engine_starts_it_anew(instance: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    before = local_cloud.fingerprint(instance)
    monkeypatch.setenv("DOCKER_HOST", "unix:///run/other.sock")

    assert local_cloud.fingerprint(instance) != before
