"""A base image made of Debian's own packages, for machines that no image registry answers."""

import os
import platform
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from infra import fingerprints
from infra.failures import ArvioFailed
from infra.files import build_lock
from infra.paths import BUILD, REPOSITORY
from infra.programs import run
from infra.uv import uv

if TYPE_CHECKING:
    from docker import DockerClient

NAME = "arvio-debian-python"
SUITE = "trixie"
PYTHON = "3.13"  # trixie's own
LOCK = REPOSITORY / "sandbox-image" / "runtime.txt"
# A third of the folder, and nothing that a function needs.
LEFT_OUT = (
    "dev/*", "proc/*", "sys/*", "run/*", "tmp/*", "boot", "var/cache", "var/lib/apt", "var/lib/dpkg/info", "var/log/*",
    "usr/share/doc", "usr/share/info", "usr/share/locale", "usr/share/man", "usr/share/perl5",
    "usr/share/zoneinfo/right", "usr/share/bash-completion", "usr/lib/apt", "usr/lib/*-linux-gnu/gconv",
    "usr/lib/*-linux-gnu/perl-base",
)  # fmt: skip


def reference() -> str:
    """The image's name; it changes with everything that goes into it."""
    key = fingerprints.of_text(LOCK.read_text(), SUITE, platform.machine(), *LEFT_OUT)
    return f"{NAME}:{key[:16]}"


def make_base(engine: "DockerClient") -> str:
    """The image's name, made now if the engine does not have it. Raises ArvioFailed without root or debootstrap."""
    name, tag = reference().split(":")
    with build_lock("debian-base"):
        if not engine.images.list(name=reference()):
            engine.api.import_image_from_file(str(archive(tag)), repository=name, tag=tag)
    return reference()


def archive(tag: str) -> Path:
    """Kept under .build, because an engine's own storage may not live as long."""
    made = BUILD / f"{NAME}-{tag}.tar"
    if not made.exists():
        require_debootstrap()
        BUILD.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=BUILD, prefix="debian-") as scratch:
            pack(unpacked(Path(scratch) / "root"), made)
        for older in set(BUILD.glob(f"{NAME}-*.tar")) - {made}:
            older.unlink()
    return made


def require_debootstrap() -> None:
    what = "No registry has the sandbox's base image, and making one from Debian packages needs"
    instead = "or name an image of Python in ARVIO_SANDBOX_BASE."
    if os.geteuid() != 0:
        raise ArvioFailed(f"{what} root: run `make sandbox-image` as root once, {instead}")
    if shutil.which("debootstrap") is None:
        raise ArvioFailed(f"{what} debootstrap: `apt-get install debootstrap`, {instead}")


def unpacked(root: Path) -> Path:
    """Debian with its Python, and the runtime interface client from our hashed lock beside it."""
    settings = root / "etc" / "dpkg" / "dpkg.cfg.d"
    settings.mkdir(parents=True)
    # dpkg waits for the disk after each file unless it is told not to; an interrupted run starts over anyway.
    (settings / "quick").write_text("force-unsafe-io\n")
    command: list[str | Path] = ["debootstrap", "--variant=minbase", "--include=python3", SUITE, root]
    run(command, log="debootstrap", what="Making a base image from Debian packages")
    target = root / "usr" / "local" / "lib" / f"python{PYTHON}" / "dist-packages"
    built_for = f"{platform.machine()}-manylinux_2_28"
    uv(
        "pip", "install", "--target", target, "--python-version", PYTHON, "--python-platform", built_for, "--no-deps",
        "--require-hashes", "--only-binary", ":all:", "-r", LOCK, log="debian-base", what="Installing awslambdaric",
    )  # fmt: skip
    return root


def pack(root: Path, target: Path) -> None:
    draft = target.with_suffix(".draft")
    without = [f"--exclude=./{each}" for each in LEFT_OUT]
    run(["tar", "-C", root, "--numeric-owner", *without, "-cf", draft, "."], log="debian-base", what="Packing the base")
    draft.replace(target)
