"""The release that runs and was found good, kept whole, so that a bad one after it can be taken back."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from infra import fingerprints
from infra.deployment import Release
from infra.files import read_stamp, write_whole
from infra.instance import Instance
from infra.packages import Package


@dataclass(frozen=True)
class KeptRelease:
    """`site` is a copy of the built site that belongs to it."""

    release: Release
    site: Path


def keep_release(instance: Instance, release: Release, site: Path) -> None:
    """The pointer is switched when all of it is there. Parameters hold passwords: it is for its owner alone."""
    name = fingerprints.of_text(release.fingerprint, fingerprints.of_folder_exactly(site))[:16]
    if read_stamp(_pointer(instance)) == name and _folder(instance, name).is_dir():
        return
    if not _folder(instance, name).is_dir():
        _write(_folder(instance, name), release, site)
    write_whole(_pointer(instance), name)
    for old in _releases(instance).iterdir():
        if old.name != name:
            shutil.rmtree(old, ignore_errors=True)


def kept_name(instance: Instance) -> str:
    """Of the release that was last seen working; empty before the first."""
    return read_stamp(_pointer(instance))


def kept_release(instance: Instance) -> KeptRelease | None:
    """None before the first release that was found good."""
    folder = _folder(instance, read_stamp(_pointer(instance)) or "none")
    try:
        stored = json.loads((folder / "release.json").read_text())
    except FileNotFoundError:
        return None
    packages = [Package(each["folder"], folder / "packages" / each["zip"]) for each in stored["packages"]]
    return KeptRelease(Release(stored["body"], packages, stored["parameters"]), folder / "site")


def _write(folder: Path, release: Release, site: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    packages = [{"folder": made.folder, "zip": made.zip.name} for made in release.packages]
    stored = {"body": release.body, "packages": packages, "parameters": release.parameters}
    write_whole(draft / "release.json", json.dumps(stored))
    (draft / "packages").mkdir()
    for made in release.packages:
        shutil.copyfile(made.zip, draft / "packages" / made.zip.name)
    if site.is_dir():
        shutil.copytree(site, draft / "site")
    draft.rename(folder)


def _pointer(instance: Instance) -> Path:
    return instance.deployed / "good"


def _releases(instance: Instance) -> Path:
    return instance.deployed / "releases"


def _folder(instance: Instance, name: str) -> Path:
    return _releases(instance) / name
