"""Where the sandbox runs, and when its image is built again."""

import io
import platform
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from docker.errors import APIError, BuildError, ImageNotFound
from rich.console import Console

from infra import debian_base, kept_image, sandbox_choice, sandbox_image
from infra.choices import Choices
from infra.deployment import Release
from infra.failures import ArvioFailed
from infra.instance import Instance
from infra.kept_image import keep_image
from infra.local_cloud import SANDBOX_IMAGE, require_this_engine
from infra.ports import Ports
from infra.progress import Progress
from infra.sandbox_choice import choose_sandbox, chosen_sandbox
from infra.sandbox_image import is_in_force, remove_old_images


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


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    return Instance(tmp_path, Choices("i", Ports(1, 2, 3, 4), "", "", "k1:", "ar", "aw", "site", str(tmp_path), 1, {}))


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


@dataclass
class Stored:
    """An image on the engine; `used` by a container, it cannot be removed."""

    tags: list[str]
    created: int
    used: bool = False
    neighbours: tuple["Stored", ...] = ()

    @property
    def attrs(self) -> dict[str, str]:
        return {"Created": f"2026-11-{self.created:02}T08:00:00.{self.created}Z"}

    def tag(self, repository: str, tag: str) -> None:
        for each in self.neighbours:
            each.tags = [name for name in each.tags if name != f"{repository}:{tag}"]
        self.tags.append(f"{repository}:{tag}")


class Shelf:
    """The images of an engine, by the names that the engine's own client gives them."""

    def __init__(self, *images: Stored) -> None:
        self.stored = images
        for image in images:
            image.neighbours = images

    @property
    def names(self) -> set[str]:
        return {tag for image in self.stored for tag in image.tags}

    def list(self, name: str) -> list[Stored]:
        return [image for image in self.stored if any(tag.split(":")[0] == name for tag in image.tags)]

    def get(self, name: str) -> Stored:
        return next(image for image in self.stored if name in image.tags)

    def remove(self, name: str) -> None:
        image = self.get(name)
        if image.used:
            raise APIError("conflict: the image is being used by a running container")
        image.tags.remove(name)


def test_the_newest_image_and_the_one_before_stay_and_older_ones_go() -> None:
    shelf = Shelf(*(Stored([f"arvio-sandbox:{day}"], day) for day in (2, 4, 1, 3)))

    assert remove_old_images(cast("Any", SimpleNamespace(images=shelf))) == ["arvio-sandbox:2", "arvio-sandbox:1"]
    assert shelf.names == {"arvio-sandbox:4", "arvio-sandbox:3"}


def test_what_is_in_force_somewhere_or_runs_or_is_somebodys_own_stays() -> None:
    shelf = Shelf(
        Stored(["arvio-sandbox:1", "arvio-sandbox:in-force-of-another"], 1),
        Stored(["arvio-sandbox:2"], 2, used=True),
        Stored(["arvio-sandbox:3", "mine:kept"], 3),
        Stored(["arvio-sandbox-probe:test"], 4),
        Stored(["python:3.13"], 4),
        *(Stored([f"arvio-sandbox:{day}"], day) for day in (5, 6)),
    )

    assert remove_old_images(cast("Any", SimpleNamespace(images=shelf))) == ["arvio-sandbox:3"]
    assert "mine:kept" in shelf.names


def test_a_base_that_is_made_no_more_goes_too() -> None:
    shelf = Shelf(Stored([debian_base.reference()], 1), Stored(["arvio-debian-python:old"], 2))

    assert remove_old_images(cast("Any", SimpleNamespace(images=shelf))) == ["arvio-debian-python:old"]


def test_the_release_that_works_keeps_its_image_and_lets_go_of_the_one_before(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(*(Stored([f"arvio-sandbox:{day}"], day) for day in (1, 2, 3)))
    monkeypatch.setattr(kept_image, "answering_engine", lambda: SimpleNamespace(images=shelf))
    keep_image(instance, Release("{}", [], {"SandboxImage": "arvio-sandbox:1"}))
    assert {"arvio-sandbox:1", "arvio-sandbox:2", "arvio-sandbox:3"} < shelf.names

    keep_image(instance, Release("{}", [], {"SandboxImage": "arvio-sandbox:3"}))

    assert is_in_force(cast("Any", shelf.get("arvio-sandbox:3")))
    assert "arvio-sandbox:1" not in shelf.names


def test_a_sandbox_on_the_host_asks_no_engine(instance: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_image, "answering_engine", lambda: pytest.fail("nobody needs an engine"))

    keep_image(instance, Release("{}", [], {"SandboxImage": SANDBOX_IMAGE}))


def test_a_deploy_tells_where_the_sandbox_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, None)
    said = io.StringIO()

    chosen_sandbox(Progress(Console(file=said, width=200)))

    assert "host process, as no Docker engine answers" in said.getvalue()


def test_an_engine_that_the_running_localstack_does_not_know_is_told_before_anything_changes(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    started_with = {"DOCKER_HOST": "unix:///run/one.sock"}
    monkeypatch.setattr("infra.services.Service.process", lambda _: SimpleNamespace(environ=lambda: started_with))
    monkeypatch.setenv("DOCKER_HOST", "unix:///run/one.sock")
    require_this_engine(instance)

    monkeypatch.setenv("DOCKER_HOST", "unix:///run/other.sock")
    with pytest.raises(
        ArvioFailed, match=r"one\.sock, and the one of now is at unix:///run/other\.sock: run `arvio up`"
    ):
        require_this_engine(instance)


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


def test_an_engine_that_fails_is_passed_over_where_nobody_asked_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> dict[str, str]:
        raise APIError("500 Server Error: no space left on device")

    answering(monkeypatch, SimpleNamespace(info=fails))

    assert "The Docker engine failed: 500 Server Error" in choose_sandbox().note


def test_a_wrong_choice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARVIO_SANDBOX", "docker")

    with pytest.raises(ArvioFailed, match="host, container"):
        choose_sandbox()
