"""Finds out what this machine really refuses, by trying it in a child, and so the level of every verdict."""

import contextlib
import errno
import functools
import os
import socket
from collections.abc import Callable, Iterable

from .confinement import LEVELS, Confinement, become
from .landlock import Ruleset
from .seccomp import Filter


def best(readable: Iterable[str], *, at_most: str, user: int | None, secret: str) -> Confinement | None:
    """The strongest confinement that holds, None if none does. `secret` is a file that no child may be able to read."""
    for level in reversed(LEVELS[: LEVELS.index(at_most) + 1]):
        with contextlib.suppress(OSError):
            confinement = Confinement(
                level,
                Filter() if level != "L0" else None,
                Ruleset(readable) if level == "L2" else None,
            )
            if holds(confinement, user, secret):
                return confinement
    return None


def holds(confinement: Confinement, user: int | None, secret: str) -> bool:
    if confinement.level == "L0" and not _in_a_child(lambda: _memory_is_closed(user)):
        return False
    return _in_a_child(lambda: _is_confined(confinement, user, secret))


def _is_confined(confinement: Confinement, user: int | None, secret: str) -> bool:
    if user is not None:
        become(user)
    confinement.enter([], own_user=user is not None)
    return all(
        (
            _refused(lambda: os.close(os.open(secret, os.O_RDONLY))),
            _refused(lambda: os.open("/tmp/arvio-probe", os.O_CREAT | os.O_WRONLY)),  # noqa: S108 -- must fail
            _refused(lambda: socket.socket().close()),
            _refused(socket.socketpair),
            _refused(_new_process),
        )
    )


def _memory_is_closed(user: int | None) -> bool:
    """Without filters, only an interpreter that nobody may read keeps the parent's memory shut."""
    parent = os.getppid()
    if user is not None:
        become(user)
    return all(
        _refused(functools.partial(os.open, f"/proc/{parent}/{each}", os.O_RDONLY)) for each in ("mem", "environ")
    )


def _new_process() -> None:
    if os.fork() == 0:
        os._exit(0)


def _refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError as error:
        return error.errno in {errno.EPERM, errno.EACCES, errno.EMFILE, errno.EAGAIN, errno.ENOENT}
    return False


def _in_a_child(question: Callable[[], bool]) -> bool:
    pid = os.fork()
    if pid == 0:
        answer = 1
        with contextlib.suppress(BaseException):
            answer = 0 if question() else 1
        os._exit(answer)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
