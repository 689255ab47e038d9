"""Images of handouts: kept in the instance, because LocalStack forgets its buckets, and uploaded beside the site."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from infra import stack
from infra.instance import Instance
from infra.site_upload import content_type


def upload(instance: Instance, assets: Mapping[str, Path]) -> int:
    """How many there are. Their names do not change with their content, so browsers ask each time.

    `assets` maps an address relative to the site, such as assets/hello/plot.png, to its file.
    """
    for address, source in assets.items():
        stack.s3(instance).put_object(
            Bucket=instance.choices.site_bucket,
            Key=address,
            Body=source.read_bytes(),
            ContentType=content_type(source),
            CacheControl="no-cache",
        )
    return len(assets)


def keep(instance: Instance, assets: Mapping[str, Path]) -> None:
    """They replace those of the course that was published before."""
    folder = kept(instance)
    shutil.rmtree(folder, ignore_errors=True)
    for address, source in assets.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def keep_copy(instance: Instance, copy: Path) -> None:
    """Those of an earlier course again; `copy` need not be there, for a course without images."""
    shutil.rmtree(kept(instance), ignore_errors=True)
    if copy.is_dir():
        shutil.copytree(copy, kept(instance))


def upload_assets(instance: Instance) -> int:
    """Those of the course in force again, after LocalStack forgot them; how many there are."""
    folder = kept(instance)
    return upload(instance, {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()})


def kept(instance: Instance) -> Path:
    return instance.home / "course-assets"
