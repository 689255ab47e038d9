"""The environment of the LocalStack process, read once and in one place."""

import functools
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    lambda_python: Path | None
    lambda_logs: Path | None
    images: Mapping[str, Path]
    websocket_port: int | None
    instance: str | None


def read_settings(environment: Mapping[str, str]) -> Settings:
    images = json.loads(environment.get("ARVIO_IMAGES") or "{}")
    return Settings(
        lambda_python=_path(environment.get("ARVIO_LAMBDA_PYTHON")),
        lambda_logs=_path(environment.get("ARVIO_LAMBDA_LOGS")),
        images={uri: Path(folder) for uri, folder in images.items()},
        websocket_port=int(environment.get("ARVIO_WEBSOCKET_PORT") or 0) or None,
        instance=environment.get("ARVIO_INSTANCE") or None,
    )


def _path(value: str | None) -> Path | None:
    # Not resolved: the interpreter of a virtual environment is a link, and following it would leave the environment.
    return Path(value).absolute() if value else None


@functools.cache
def settings() -> Settings:
    return read_settings(os.environ)
