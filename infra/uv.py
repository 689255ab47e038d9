"""uv, the one installer: from hashed locks only, into folders that are whole or absent."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from infra.paths import BUILD
from infra.programs import run

if TYPE_CHECKING:
    from collections.abc import Sequence

UV = Path(sys.prefix) / "bin" / "uv"


def environment() -> dict[str, str]:
    """A person's own uv configuration cannot change what is installed, and no Python is downloaded."""
    # The system's certificates: where a proxy has its own, pip and the browser know them too.
    settings = {"UV_NO_CONFIG": "1", "UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1", "UV_SYSTEM_CERTS": "1"}
    return os.environ | settings


def project_environment() -> dict[str, str]:
    """Lets uv read the pyproject.toml of its folder, and still nothing of the person's."""
    kept = {name: value for name, value in environment().items() if name != "UV_NO_CONFIG"}
    return kept | {"XDG_CONFIG_HOME": str(BUILD / "no-configuration"), "XDG_CONFIG_DIRS": ""}


def uv(*arguments: str | Path, log: str, what: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    return run([UV, *arguments], log=log, what=what, cwd=cwd, env=env or environment())


def install_into(folder: Path, lock: Path, *, python: Path, log: str, what: str) -> None:
    """The packages of a lock, without their dependencies, as plain files for this machine."""
    arguments: Sequence[str | Path] = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "--python", python)
    uv("pip", "install", "--target", folder, *arguments, "-r", lock, log=log, what=what)
