"""uv, the one installer: from hashed locks only, into folders that are whole or absent."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from infra.programs import run

if TYPE_CHECKING:
    from collections.abc import Sequence

UV = Path(sys.prefix) / "bin" / "uv"


def environment() -> dict[str, str]:
    """A person's own uv configuration cannot change what is installed, and no Python is downloaded."""
    return os.environ | {"UV_NO_CONFIG": "1", "UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1"}


def uv(*arguments: str | Path, log: str, what: str, cwd: Path | None = None) -> str:
    return run([UV, *arguments], log=log, what=what, cwd=cwd, env=environment())


def install_into(folder: Path, lock: Path, *, python: Path, log: str, what: str) -> None:
    """The packages of a lock, without their dependencies, as plain files for this machine."""
    arguments: Sequence[str | Path] = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "--python", python)
    uv("pip", "install", "--target", folder, *arguments, "-r", lock, log=log, what=what)
