"""From the start of the interpreter to a zygote that is ready to fork: import everything, warm up, find the level."""

import gc
import json
import os
import resource
import signal
import socket
import sys
from typing import Final

from .birth import Birth, Role
from .examiner import process as examiner
from .immortal import make_immortal
from .isolation import libc, probe
from .isolation.confinement import Confinement
from .preload import preload
from .rehearsal import pages_of_a_pair
from .residue import Sweep
from .student import process as student
from .warmup import warm_up, warm_up_files
from .zygote import Zygote

# Far above any account of a machine; two for each process number.
_FIRST_USER: Final = 1_000_000

# Of the tests and of the student's code; None where the zygote may not choose.
type Users = tuple[int | None, int | None]


def main() -> None:
    """argv: the descriptor of the parent's socket, then the settings that `spawn.py` sends."""
    parent = socket.socket(fileno=int(sys.argv[1]))
    settings = json.loads(sys.argv[2])
    _leave_nothing_of_the_start()
    preload(settings["archive"])
    libc.one_malloc_arena()
    warm_up()
    warm_up_files()
    users = _users()
    confinement = probe.best(
        settings["readable"], at_most=settings["at_most"], user=users[1], secret=settings["secret"]
    )
    # On a host, an ordinary user's own files, keys and processes are no residue: L0 is for trying it out there.
    is_alone = users[0] is not None or settings["in_container"]
    sweep = _sweep(users) if confinement is not None and confinement.level == "L0" and is_alone else None
    hello = {"level": confinement and confinement.level, "python": sys.version.split()[0], "sweeps_up": bool(sweep)}
    parent.send(json.dumps(hello).encode())
    if confinement is not None:
        _zygote(parent, confinement, users, sweep).serve()


def _zygote(parent: socket.socket, confinement: Confinement, users: Users, sweep: Sweep | None) -> Zygote:
    gc.collect()
    gc.disable()
    make_immortal()
    gc.freeze()
    pages = pages_of_a_pair()
    roles = Role(examiner.live_until_killed, users[0], pages[0]), Role(student.live, users[1], pages[1])
    return Zygote(parent, Birth(confinement, wipes_keys=sweep is not None), roles, sweep)


def _sweep(users: Users) -> Sweep:
    owners = [os.geteuid() if each is None else each for each in users]
    return Sweep(owners, spare=users[0] is None)


def _users() -> Users:
    """Users of their own for the tests and the student, where we may choose them; no two zygotes share one."""
    if os.geteuid() != 0:
        return None, None
    first = _FIRST_USER + 2 * os.getpid()
    return first, first + 1


def _leave_nothing_of_the_start() -> None:
    """The student's code will find this interpreter as it is here: without the parent's paths and settings."""
    os.environ.clear()
    sys.argv[:] = [""]
    sys.orig_argv[:] = [""]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
