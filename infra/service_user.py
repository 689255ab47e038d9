"""Started by root, services run under a numeric uid that owns nothing else, as PostgreSQL refuses uid 0."""

import os
import pwd
import stat
from pathlib import Path

# Not `nobody`: student code may run as that user, and must not share one with the database.
FIRST_SERVICE_UID = 54_321


def is_root() -> bool:
    return os.geteuid() == 0


def first_free_uid() -> int:
    uid = FIRST_SERVICE_UID
    while _is_known(uid):
        uid += 1
    return uid


def _is_known(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def is_private(folder: Path) -> bool:
    """Whether somebody else is stopped on the way to this folder by one of its parents."""
    return any(not parent.stat().st_mode & stat.S_IXOTH for parent in folder.parents if parent.exists())


def reachable_folder(home: Path, name: str, ident: str) -> Path:
    """`home/name`, or as root a folder that a service without root's rights can reach."""
    if not is_root() or not is_private(home):
        return home / name
    return Path("/var/tmp") / f"arvio-{ident}" / name  # noqa: S108 the identifier is random and the folder ours


def make_reachable(folder: Path) -> None:
    """Makes the folder and keeps others from listing it; as root they may pass through."""
    folder.mkdir(parents=True, exist_ok=True)
    mode = 0o711 if is_root() else 0o700
    folder.chmod(mode)
    if folder.parent.name.startswith("arvio-"):
        folder.parent.chmod(mode)


def give(folder: Path, uid: int) -> None:
    """Hands a tree over to a service's uid; nothing to do unless root."""
    if not is_root():
        return
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, uid, uid, follow_symlinks=False)
