"""Zip files for Lambda: the same sources give the same bytes, under a name that carries their hash."""

import compileall
import py_compile
import shutil
import sys
import sysconfig
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from infra import fingerprints
from infra.failures import ArvioFailed
from infra.files import build_lock
from infra.paths import BUILD, REPOSITORY
from infra.uv import install_into

PACKAGES = BUILD / "packages"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name


@dataclass(frozen=True)
class Package:
    """A folder named by template.yaml, and its zip."""

    folder: str
    zip: Path

    @property
    def key(self) -> str:
        return f"packages/{self.zip.name}"


def package(folder: str) -> Package:
    """`folder` is as in template.yaml, relative to the repository."""
    source = REPOSITORY / folder
    if not source.is_dir():
        raise ArvioFailed(f"template.yaml names the folder {folder}, which is not there.")
    name = folder.strip("./").replace("/", "-")
    made = Package(folder, PACKAGES / f"{name}-{content_hash(source)[:16]}.zip")
    if not made.zip.exists():
        with build_lock(f"package-{name}"):
            if not made.zip.exists():  # another command may have made it during the wait
                _make(source, made.zip)
    return made


def _make(source: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory(dir=BUILD) as scratch:
        staged = Path(scratch) / "staged"
        stage(source, staged)
        write_zip(staged, target)


def content_hash(source: Path) -> str:
    """Sources, interpreter and platform: compiled wheels and byte code belong to one of each."""
    return fingerprints.of_text(fingerprints.of_folder(source), sys.version, sysconfig.get_platform())


def stage(source: Path, target: Path) -> None:
    """What Lambda gets: the sources, or for a folder with a lock the packages that it names; all byte-compiled."""
    lock = source / "requirements.txt"
    if lock.exists():
        what = f"Installing the packages of {source.relative_to(REPOSITORY)}"
        install_into(target / "python", lock, python=Path(sys.executable), log=source.name, what=what)
    else:
        left_out = shutil.ignore_patterns(*fingerprints.IGNORED, "*.egg-info")
        shutil.copytree(source, target, ignore=left_out, ignore_dangling_symlinks=True)
    compile_all(target)


def compile_all(folder: Path) -> None:
    """Byte code that is never compared with its source: Lambda's disk is read-only, and a cold start costs enough."""
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(folder, quiet=2, stripdir=str(folder), prependdir="/opt", invalidation_mode=mode)


def write_zip(folder: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".draft")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and not is_dead_weight(path)):
            _add(archive, path, path.relative_to(folder).as_posix())
    draft.replace(target)


def is_dead_weight(path: Path) -> bool:
    return (
        path.suffix in {".pyi", ".lock"} or path.name in {"RECORD", "INSTALLER", "REQUESTED"} or path.parts[-2] == "bin"
    )


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, path.read_bytes())
