"""Images of handouts: kept in the instance, because LocalStack forgets its buckets, and uploaded beside the site."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from infra import stack
from infra.instance import Instance
from infra.site_upload import content_type


def store_assets(instance: Instance, assets: Mapping[str, Path]) -> None:
    """`assets` maps an address relative to the site, such as assets/hello/plot.png, to its file.

    They replace those of the course that was published before.
    """
    folder = kept(instance)
    shutil.rmtree(folder, ignore_errors=True)
    for address, source in assets.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    upload_assets(instance)


def upload_assets(instance: Instance) -> int:
    """How many there are. Their names do not change with their content, so browsers ask each time."""
    paths = [path for path in kept(instance).rglob("*") if path.is_file()]
    for path in paths:
        stack.s3(instance).put_object(
            Bucket=instance.choices.site_bucket,
            Key=path.relative_to(kept(instance)).as_posix(),
            Body=path.read_bytes(),
            ContentType=content_type(path),
            CacheControl="no-cache",
        )
    return len(paths)


def kept(instance: Instance) -> Path:
    return instance.home / "course-assets"
