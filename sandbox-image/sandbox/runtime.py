"""The interpreter that students' code runs under: a private copy that the code's own user can run but not read.

A process started from a file that it may not read is closed to its equals: no /proc/<pid>/mem, no ptrace.
"""

import contextlib
import functools
import hashlib
import os
import shutil
import stat
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from . import archive, manifest
from .errors import SandboxUnavailableError

_PARENT: Final = Path("/var/tmp")  # noqa: S108 -- survives a restart; ownership and mode are checked before use
_LAYOUT: Final = "4"
_LEFT_OUT: Final = (*(archive.LEFT_OUT - {"lib-dynload", "__pycache__"}), "config-*", "*.a", archive.NAME)


@dataclass(frozen=True, slots=True)
class Runtime:
    """`libraries` is where libpython lies, if the interpreter is linked against it; `readable` is what U may read;
    `archive` what it may import where it can read nothing.
    """

    interpreter: Path
    libraries: Path | None
    readable: Path
    archive: Path


def installed() -> Runtime:
    """The interpreter as the image has it: its builder has made it execute-only already."""
    library = Path(sysconfig.get_path("stdlib"))
    if not (library / archive.NAME).is_file():
        raise SandboxUnavailableError(f"{library} has no {archive.NAME}: `python3 -m sandbox.archive` makes it.")
    return Runtime(Path(os.path.realpath(sys.executable)), _libpython_folder(), library, library / archive.NAME)


@functools.cache
def copied() -> Runtime:
    """Copies once for each user, version and place; several may race, and one of them wins."""
    home = _PARENT / f"arvio-sandbox-{os.geteuid()}-{_key()}"
    if home.exists() and not manifest.is_whole(home):
        manifest.set_aside(home)
    if not home.exists():
        remove_unfinished()
        _copy(home)
    _must_be_ours(home)
    return Runtime(home / "bin" / _name(), home / "lib", home / "lib", home / "lib" / _name() / archive.NAME)


def _key() -> str:
    what = (sys.version, sys.base_prefix, sysconfig.get_platform(), _LAYOUT)
    return hashlib.sha256("\0".join(what).encode()).hexdigest()[:12]


def _name() -> str:
    return f"python{sys.version_info.major}.{sys.version_info.minor}"


def _copy(home: Path) -> None:
    building = Path(tempfile.mkdtemp(prefix=f"{home.name}.", dir=_PARENT))
    try:
        _fill(building)
        manifest.write(building)
        building.chmod(0o755)
        building.rename(home)
    except OSError:
        shutil.rmtree(building, ignore_errors=True)
        if not home.exists():
            raise


def _fill(home: Path) -> None:
    library = Path(sysconfig.get_path("stdlib"))
    (home / "bin").mkdir()
    interpreter = home / "bin" / _name()
    shutil.copyfile(_base_interpreter(), interpreter)
    # Root is stopped by nobody's permissions, so others get execute; another owner must not be able to read either.
    interpreter.chmod(0o711 if os.geteuid() == 0 else 0o111)
    target = home / "lib" / _name()
    shutil.copytree(library, target, symlinks=False, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    extensions = Path(sysconfig.get_config_var("DESTSHARED") or library / "lib-dynload")
    if not (target / "lib-dynload").exists() and _reachable(extensions):
        shutil.copytree(extensions, target / "lib-dynload")
    archive.write(target)
    folder = _libpython_folder()
    for each in folder.glob("libpython3*.so*") if folder else ():
        shutil.copy2(each, home / "lib" / each.name, follow_symlinks=True)


def _base_interpreter() -> Path:
    base = getattr(sys, "_base_executable", sys.executable)
    return Path(os.path.realpath(base))


def _libpython_folder() -> Path | None:
    if not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        return None
    named = sysconfig.get_config_var("LDLIBRARY") or ""
    folders = (sysconfig.get_config_var("LIBDIR"), Path(sys.base_prefix) / "lib")
    return next((Path(each) for each in folders if each and _reachable(Path(each) / named)), None)


def _reachable(path: Path) -> bool:
    """An interpreter may remember folders that its user cannot enter; exists() would raise."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def _must_be_ours(home: Path) -> None:
    """That place belongs to everybody: a folder that somebody else prepared would be somebody else's interpreter."""
    found = home.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise PermissionError(f"{home} is not ours alone; remove it")


def remove_unfinished() -> None:
    """Copies that a killed process left half done, an hour ago or more."""
    for each in _PARENT.glob(f"arvio-sandbox-{os.geteuid()}-*.*"):
        with contextlib.suppress(OSError):
            if time.time() - each.stat().st_mtime > 3600:
                shutil.rmtree(each)
