"""A deploy in progress, on disk: whatever ends it, the next command knows what was in force before it began."""

import json
import shutil
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from infra import course_assets
from infra.files import read_stamp, write_whole
from infra.instance import Instance
from infra.published import Published


@dataclass(frozen=True)
class Before:
    """`publication` is empty when none was in force; `published` is what the tool itself had published last."""

    publication: str
    published: Published
    assets: Path = field(compare=False)


def begin(instance: Instance, release: str, publication: str, published: Published) -> Before:
    """What an earlier deploy left unfinished began from the older state: that one stays the state to go back to.

    `release` is the fingerprint of the one that is tried now.
    """
    write_whole(_unproven(instance), release)
    if (left := unfinished(instance)) is not None:
        return left
    folder = _folder(instance)
    draft = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    write_whole(draft / "before.json", json.dumps({"publication": publication, "published": asdict(published)}))
    if course_assets.kept(instance).is_dir():
        shutil.copytree(course_assets.kept(instance), draft / "assets")
    draft.rename(folder)
    return Before(publication, published, folder / "assets")


def unfinished(instance: Instance) -> Before | None:
    folder = _folder(instance)
    try:
        state = json.loads((folder / "before.json").read_text())
    except FileNotFoundError:
        return None
    return Before(state["publication"], Published(**state["published"]), folder / "assets")


def is_unproven(instance: Instance, release: str) -> bool:
    """Whether a deploy tried this release, by its fingerprint, and did not see it working."""
    return read_stamp(_unproven(instance)) == release


def has_unproven(instance: Instance) -> bool:
    return _unproven(instance).exists()


def proven(instance: Instance) -> None:
    _unproven(instance).unlink(missing_ok=True)
    finish(instance)


def finish(instance: Instance) -> None:
    """Nothing is left to go back from. Away under another name first: half of it would be read as another state."""
    folder = _folder(instance)
    if folder.is_dir():
        gone = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
        folder.rename(gone / "unfinished")
        shutil.rmtree(gone, ignore_errors=True)


def _folder(instance: Instance) -> Path:
    return instance.deployed / "unfinished"


def _unproven(instance: Instance) -> Path:
    return instance.deployed / "unproven"
