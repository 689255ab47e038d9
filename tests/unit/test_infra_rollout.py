import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from infra import rollout
from infra.choices import Choices
from infra.deployment import Release
from infra.instance import Instance
from infra.ports import Ports
from infra.progress import Progress
from infra.rollout import Rollout


class Cloud:
    """The parts of a running instance that a roll-out asks, and what it asked them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.publication: int | None = None
        self.done: list[str] = []
        monkeypatch.setattr("infra.stack.invoke", lambda *_: self.done.append("sweep"))
        monkeypatch.setattr("infra.stack.invoke_admin", lambda *_: {"publication": self.publication})
        monkeypatch.setattr("infra.publishing.publish_to", self.publish)

    def publish(self, _instance: Instance, _folder: Path) -> dict[str, Any]:
        self.done.append("publish")
        self.publication = (self.publication or 0) + 1
        return {"publication": self.publication, "new": ["hello"]}


class Running:
    """LocalStack as a service whose identity changes with a restart."""

    def __init__(self) -> None:
        self.starts = 1

    def identity(self) -> str:
        return str(self.starts)


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Running:
    service = Running()
    monkeypatch.setattr(rollout, "localstack", lambda _: service)
    return service


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Cloud:
    return Cloud(monkeypatch)


@pytest.fixture
def roll(cloud: Cloud, running: Running, tmp_path: Path) -> Rollout:
    choices = Choices("i", Ports(1, 2, 3, 4), "", "", "k1:", "ar", "aw", "site", str(tmp_path), 54_321, {})
    release = Release("{}", [], {"DatabaseUrl": "postgresql://a"})
    return Rollout(Instance(tmp_path / "home", choices), Progress(Console(file=io.StringIO())), release)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "course.toml").write_text('title = "One"\n')
    return tmp_path / "course"


def test_what_was_done_is_not_done_again(roll: Rollout, cloud: Cloud, course: Path) -> None:
    for _ in range(2):
        roll.course(course)
        roll.sweep()

    assert cloud.done == ["publish", "sweep"]


def test_a_restarted_localstack_is_swept_again(roll: Rollout, cloud: Cloud, running: Running) -> None:
    roll.sweep()
    running.starts += 1
    roll.sweep()

    assert cloud.done == ["sweep", "sweep"]


def test_a_restart_alone_publishes_nothing(roll: Rollout, cloud: Cloud, running: Running, course: Path) -> None:
    roll.course(course)
    running.starts += 1
    roll.course(course)

    assert cloud.publication == 1


def test_a_changed_course_is_published_again(roll: Rollout, cloud: Cloud, course: Path) -> None:
    roll.course(course)
    (course / "course.toml").write_text('title = "Two"\n')
    roll.course(course)

    assert cloud.publication == 2


def test_a_course_that_was_published_by_hand_is_never_replaced(roll: Rollout, cloud: Cloud, course: Path) -> None:
    roll.course(course)
    cloud.publication = 7
    (course / "course.toml").write_text('title = "Two"\n')
    roll.course(course)

    assert cloud.publication == 7


def test_an_empty_database_gets_the_course_again(roll: Rollout, cloud: Cloud, course: Path) -> None:
    roll.course(course)
    cloud.publication = None
    (course / "course.toml").write_text('title = "Two"\n')
    roll.course(course)

    assert cloud.done == ["publish", "publish"]


def test_a_chosen_course_replaces_what_was_published_by_hand(roll: Rollout, cloud: Cloud, course: Path) -> None:
    roll.chosen_course(course)
    cloud.publication = 7
    roll.chosen_course(course)

    assert cloud.publication == 8


def test_a_chosen_course_is_never_replaced_by_the_sample(
    roll: Rollout, cloud: Cloud, course: Path, tmp_path: Path
) -> None:
    roll.course(course)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/course.toml").write_text('title = "Mine"\n')
    roll.chosen_course(tmp_path / "mine")
    (course / "course.toml").write_text('title = "A newer sample"\n')

    roll.course(course)

    assert cloud.publication == 2


def test_the_sample_is_replaced_by_nothing_once_it_was_chosen(roll: Rollout, cloud: Cloud, course: Path) -> None:
    roll.course(course)
    roll.chosen_course(course)
    (course / "course.toml").write_text('title = "A newer sample"\n')

    roll.course(course)

    assert cloud.publication == 1


def test_a_chosen_course_that_is_in_force_is_not_published_again(roll: Rollout, cloud: Cloud, course: Path) -> None:
    for _ in range(2):
        roll.chosen_course(course)

    assert cloud.publication == 1


def test_what_was_interrupted_is_done_again_though_its_inputs_went_back(
    roll: Rollout, cloud: Cloud, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roll.course(course)
    (course / "course.toml").write_text('title = "Two"\n')
    with monkeypatch.context() as broken:
        broken.setattr("infra.publishing.publish_to", interrupted)
        with pytest.raises(KeyboardInterrupt):
            roll.course(course)
    (course / "course.toml").write_text('title = "One"\n')

    roll.course(course)

    assert cloud.done == ["publish"]
    assert cloud.publication == 1
    assert roll.progress.console.file.getvalue().count("publication 1, unchanged") == 1  # type: ignore[attr-defined]


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt
