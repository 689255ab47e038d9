"""`arvio publish` up to the edge of the cloud: what is uploaded, asked and kept."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from infra import course_assets, publishing, stack
from infra.choices import Choices
from infra.failures import ArvioFailed, NotRunning
from infra.instance import Instance
from infra.ports import Ports

FILES = {
    "course.toml": 'title = "Python"\njoin_code = "open"\n',
    "assignments/010-add/assignment.toml": 'title = "Add"\npoints = 10\n',
    "assignments/010-add/handout.md": "# Add\n\n![plot](assets/plot.png)\n",
    "assignments/010-add/assets/plot.png": "png",
    "assignments/010-add/starter.py": "",
    "assignments/010-add/solution.py": "def add(a, b):\n    return a + b\n",
    "assignments/010-add/tests.py": "import unittest\nclass T(unittest.TestCase):\n    def test_adds(self): ...\n",
}


class Buckets:
    """What an S3 client is asked to keep."""

    def __init__(self) -> None:
        self.objects: dict[tuple[str, str], bytes] = {}

    def put_object(self, *, Bucket: str, Key: str, Body: bytes, **_: str) -> None:  # noqa: N803  # S3's own names
        self.objects[Bucket, Key] = Body

    def delete_object(self, *, Bucket: str, Key: str) -> None:  # noqa: N803  # S3's own names
        del self.objects[Bucket, Key]


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    ports = Ports(20_001, 20_002, 20_003, 20_004)
    return Instance(tmp_path / "home", Choices("i", ports, "p", "r", "k1:00", "api", "ws", "site", "data", 1, {}))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / "course" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "course"


@pytest.fixture
def buckets(monkeypatch: pytest.MonkeyPatch) -> Buckets:
    buckets = Buckets()
    monkeypatch.setattr(stack, "s3", lambda _: buckets)
    monkeypatch.setattr(publishing, "s3", lambda _: buckets)
    return buckets


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, buckets: Buckets) -> list[Mapping[str, Any]]:
    """Each order to the admin function, with the course it could read at that moment."""
    orders: list[Mapping[str, Any]] = []

    def admin(_: Instance, order: Mapping[str, Any]) -> dict[str, Any]:
        orders.append({**order, "course": json.loads(buckets.objects["arvio-artifacts", order["course_key"]])})
        return {"publication": 1}

    monkeypatch.setattr(publishing, "invoke_admin", admin)
    return orders


def test_a_course_travels_through_the_bucket_and_leaves_nothing_there(
    instance: Instance, course: Path, buckets: Buckets, asked: list[Mapping[str, Any]]
) -> None:
    publishing.publish_to(instance, course)

    assert asked[0]["course"]["title"] == "Python"
    assert [bucket for bucket, _ in buckets.objects if bucket == "arvio-artifacts"] == []


def test_images_and_the_title_are_in_the_site(
    instance: Instance, course: Path, buckets: Buckets, asked: list[Mapping[str, Any]]
) -> None:
    publishing.publish_to(instance, course)

    assert buckets.objects["site", "assets/add/plot.png"] == b"png"
    assert json.loads(buckets.objects["site", "config.json"])["title"] == "Python"
    assert (course_assets.kept(instance) / "assets/add/plot.png").read_text() == "png"


def test_a_dry_run_touches_no_site(
    instance: Instance, course: Path, buckets: Buckets, asked: list[Mapping[str, Any]]
) -> None:
    publishing.publish_to(instance, course, dry_run=True)

    assert buckets.objects == {}
    assert asked[0]["dry_run"] is True


def test_an_instance_that_is_away_is_told_in_a_sentence(
    instance: Instance, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Away:
        def put_object(self, **_: object) -> None:
            raise EndpointConnectionError(endpoint_url="http://127.0.0.1:1")

    monkeypatch.setattr(stack, "s3", lambda _: Away())
    monkeypatch.setattr(publishing, "s3", lambda _: Away())

    with pytest.raises(NotRunning, match="arvio up"):
        publishing.publish_to(instance, course)


def test_a_refused_course_keeps_the_images_of_the_one_in_force(
    instance: Instance, course: Path, buckets: Buckets, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> dict[str, Any]:
        raise ArvioFailed("The course cannot be published.")

    monkeypatch.setattr(publishing, "invoke_admin", refuse)

    with pytest.raises(ArvioFailed):
        publishing.publish_to(instance, course)

    assert not course_assets.kept(instance).exists()
    assert ("site", "config.json") not in buckets.objects
