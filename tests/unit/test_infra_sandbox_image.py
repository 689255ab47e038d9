"""Where the sandbox runs, and when its image is built again."""

import platform
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docker.errors import BuildError, ImageNotFound

from infra import debian_base, sandbox_choice, sandbox_image
from infra.failures import ArvioFailed
from infra.local_cloud import SANDBOX_IMAGE
from infra.sandbox_choice import choose_sandbox


class FakeImages:
    """`present` are the names that the engine has, `registry` those that it could pull."""

    def __init__(self, present: set[str], registry: set[str]) -> None:
        self.present, self.registry = present, registry
        self.built: list[dict[str, Any]] = []
        self.breaks = False

    def list(self, name: str) -> list[Any]:
        return [SimpleNamespace(id=f"sha256:{name}")] if name in self.present else []

    def pull(self, name: str) -> None:
        if name not in self.registry:
            raise ImageNotFound("no such host")
        self.present.add(name)

    def build(self, **options: Any) -> tuple[Any, object]:
        if self.breaks:
            raise BuildError("RUN returned 1", iter([{"stream": "no such module\n"}]))
        self.built.append(options)
        self.present.add(options["tag"])
        return SimpleNamespace(id=f"sha256:{options['tag']}"), []


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ARVIO_SANDBOX", "ARVIO_SANDBOX_BASE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "sandbox-image").mkdir()
    (tmp_path / "sandbox-image" / "Dockerfile").write_text("FROM x\n")
    monkeypatch.setattr(sandbox_image, "FOLDER", tmp_path / "sandbox-image")
    monkeypatch.setattr(sandbox_image, "BUILD", tmp_path / "build")


def engine_with(*present: str, registry: tuple[str, ...] = ()) -> Any:
    return SimpleNamespace(
        images=FakeImages(set(present), set(registry)), info=lambda: {"KernelVersion": platform.release()}
    )


def answering(monkeypatch: pytest.MonkeyPatch, engine: Any) -> None:
    monkeypatch.setattr(sandbox_choice, "answering_engine", lambda: engine)


def test_an_image_is_built_once_for_the_same_sources() -> None:
    engine = engine_with(registry=(sandbox_image.AWS_BASE,))

    first, second = sandbox_image.sandbox_image(engine), sandbox_image.sandbox_image(engine)

    assert len(engine.images.built) == 1
    assert (first.reference, first.id) == (second.reference, second.id)


def test_other_sources_are_another_image() -> None:
    engine = engine_with(sandbox_image.AWS_BASE)
    before = sandbox_image.sandbox_image(engine).reference

    (sandbox_image.FOLDER / "Dockerfile").write_text("FROM y\n")

    assert sandbox_image.sandbox_image(engine).reference != before


def test_without_a_registry_the_base_is_made_and_the_build_reaches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian_base, "make_base", lambda _engine: debian_base.reference())
    engine = engine_with()

    sandbox_image.sandbox_image(engine)

    [built] = engine.images.built
    assert built["buildargs"] == {"BASE": debian_base.reference()}
    assert built["network_mode"] == "none"


def test_a_base_that_was_named_is_the_only_one_that_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARVIO_SANDBOX_BASE", "python:3.13-slim")

    with pytest.raises(ArvioFailed, match=r"python:3\.13-slim"):
        sandbox_image.sandbox_image(engine_with(registry=(sandbox_image.AWS_BASE,)))


def test_a_failed_build_names_its_log() -> None:
    engine = engine_with(sandbox_image.AWS_BASE)
    engine.images.breaks = True

    with pytest.raises(ArvioFailed, match="RUN returned 1") as failed:
        sandbox_image.sandbox_image(engine)

    assert failed.value.log is not None
    assert failed.value.log.read_text() == "no such module\n"


@pytest.mark.parametrize(("uid", "program", "said"), [(1000, "/usr/sbin/debootstrap", "root"), (0, None, "apt-get")])
def test_a_machine_that_cannot_make_the_base_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, uid: int, program: str | None, said: str
) -> None:
    monkeypatch.setattr(debian_base.os, "geteuid", lambda: uid)
    monkeypatch.setattr(debian_base.shutil, "which", lambda _: program)

    with pytest.raises(ArvioFailed, match=said):
        debian_base.require_debootstrap()


def test_with_an_engine_the_sandbox_is_a_container_of_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, engine_with(sandbox_image.AWS_BASE))
    in_container = choose_sandbox()
    answering(monkeypatch, None)
    on_host = choose_sandbox()

    assert in_container.image.startswith("arvio-sandbox:")
    assert on_host.image == SANDBOX_IMAGE
    assert in_container.version != on_host.version
    assert "no Docker engine answers" in on_host.note


def test_host_mode_can_be_forced_beside_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, engine_with(sandbox_image.AWS_BASE))
    monkeypatch.setenv("ARVIO_SANDBOX", "host")

    assert choose_sandbox().image == SANDBOX_IMAGE


def test_a_container_that_is_asked_for_needs_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARVIO_SANDBOX", "container")
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere.sock")

    with pytest.raises(ArvioFailed, match=r"No Docker engine answers at unix:///nowhere\.sock"):
        choose_sandbox()


def test_an_image_that_cannot_be_built_is_told_where_nobody_asked_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = engine_with(sandbox_image.AWS_BASE)
    engine.images.breaks = True
    answering(monkeypatch, engine)

    choice = choose_sandbox()

    assert choice.image == SANDBOX_IMAGE
    assert "RUN returned 1" in choice.note


def test_an_engine_in_a_virtual_machine_is_passed_over_and_refused_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = engine_with(sandbox_image.AWS_BASE)
    engine.info = lambda: {"KernelVersion": "6.10.14-linuxkit"}
    answering(monkeypatch, engine)
    monkeypatch.setattr(sandbox_choice, "required_engine", lambda: engine)
    assert choose_sandbox().image == SANDBOX_IMAGE

    monkeypatch.setenv("ARVIO_SANDBOX", "container")
    with pytest.raises(ArvioFailed, match="virtual machine"):
        choose_sandbox()


def test_a_wrong_choice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARVIO_SANDBOX", "docker")

    with pytest.raises(ArvioFailed, match="host, container"):
        choose_sandbox()
