"""What a deploy leaves on disk, so that whatever ends it can be mended."""

from pathlib import Path

import pytest

from infra import course_assets, unfinished
from infra.choices import Choices
from infra.deployment import Release
from infra.instance import Instance
from infra.kept_release import keep_release, kept_release
from infra.packages import Package
from infra.ports import Ports
from infra.published import Published


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    choices = Choices("i", Ports(1, 2, 3, 4), "", "", "k1:", "ar", "aw", "site", str(tmp_path), 54_321, {})
    return Instance(tmp_path / "home", choices)


def release(folder: Path, content: str) -> Release:
    zip_file = folder / f"api-{content}.zip"
    zip_file.write_text(content)
    return Release(f'{{"of": "{content}"}}', [Package("functions/api", zip_file)], {"DatabaseUrl": "secret"})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "dist/assets").mkdir(parents=True)
    (tmp_path / "dist/index.html").write_text("page")
    return tmp_path / "dist"


def test_a_kept_release_is_whole_when_its_sources_are_gone(instance: Instance, tmp_path: Path, site: Path) -> None:
    kept = release(tmp_path, "one")
    keep_release(instance, kept, site)
    kept.packages[0].zip.unlink()
    (site / "index.html").write_text("changed")

    found = kept_release(instance)

    assert found is not None
    assert found.release.fingerprint == kept.fingerprint
    assert [(each.key, each.zip.read_text()) for each in found.release.packages] == [("packages/api-one.zip", "one")]
    assert (found.site / "index.html").read_text() == "page"


def test_the_newest_good_release_is_the_one_kept(instance: Instance, tmp_path: Path, site: Path) -> None:
    keep_release(instance, release(tmp_path, "one"), site)
    keep_release(instance, release(tmp_path, "two"), site)

    found = kept_release(instance)

    assert found is not None
    assert found.release.body == '{"of": "two"}'
    assert len([*(instance.deployed / "releases").iterdir()]) == 1


def test_it_is_for_its_owner_alone(instance: Instance, tmp_path: Path, site: Path) -> None:
    keep_release(instance, release(tmp_path, "one"), site)

    (folder,) = (instance.deployed / "releases").iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "release.json").stat().st_mode & 0o777 == 0o600


def test_before_the_first_good_release_there_is_none(instance: Instance) -> None:
    assert kept_release(instance) is None


def begin(instance: Instance, release: str, publication: str) -> unfinished.Before:
    return unfinished.begin(instance, release, publication, Published(publication, "inputs"))


def test_a_deploy_that_was_cut_short_goes_back_to_what_was_before_it(instance: Instance) -> None:
    begin(instance, "first", "3")
    begin(instance, "second", "4")

    left = unfinished.unfinished(instance)

    assert left == unfinished.Before("3", Published("3", "inputs"), Path())
    assert unfinished.is_unproven(instance, "second")


def test_a_release_that_failed_stays_unproven_until_one_works(instance: Instance) -> None:
    begin(instance, "first", "3")
    unfinished.finish(instance)
    assert unfinished.unfinished(instance) is None
    assert unfinished.is_unproven(instance, "first")

    begin(instance, "first", "3")
    unfinished.proven(instance)

    assert not unfinished.is_unproven(instance, "first")


def test_the_images_of_the_course_before_are_kept(instance: Instance) -> None:
    image = course_assets.kept(instance) / "assets/add/plot.png"
    image.parent.mkdir(parents=True)
    image.write_text("before")
    before = begin(instance, "first", "3")
    image.write_text("after")
    (image.parent / "new.png").write_text("after")

    course_assets.keep_copy(instance, before.assets)

    assert image.read_text() == "before"
    assert not (image.parent / "new.png").exists()
