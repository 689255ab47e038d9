"""An attacker's run, then a victim's in the same sandbox: nothing of the first may be there for the second."""

from collections.abc import Iterator

import pytest

from .conftest import Place, Run, RunAt
from .test_lambda import as_function

COMMON = '''
import _io
import builtins
import ctypes
import os
import platform
import posix
import sys

LIBC = ctypes.CDLL(None, use_errno=True)
X86 = platform.machine() == "x86_64"
ADD_KEY, KEYCTL = (248, 250) if X86 else (217, 219)
NAMES = [f"{folder}/arvio-residue-{kind}" for folder in ("/tmp", "/var/tmp", "/dev/shm")
         for kind in ("folder", "link", "pipe", "closed")]
KEY = 0x4A52


def lists():
    return [name for name in NAMES if is_there(name)]


def is_there(name):
    try:
        posix.lstat(name)
    except FileNotFoundError:
        return False
    return True


def shared_memory(flags):
    return LIBC.shmget(KEY, 4096, flags)


def queues(flags):
    return LIBC.msgget(KEY, flags)


def semaphores(flags):
    return LIBC.semget(KEY, 1, flags)


def keys():
    """In the keyrings of the user and of the session."""
    return [ring for ring in (-4, -5, -3) if LIBC.syscall(KEYCTL, 10, ring, b"user", b"residue", 0) >= 0]


def processes():
    found = []
    for pid in range(os.getpid() - 300, os.getpid()):
        try:
            os.kill(pid, 0)
            found.append(pid)
        except OSError:
            pass
    return found
'''
ATTACKER = (
    COMMON
    + """

def tried(*steps):
    for step in steps:
        try:
            step()
        except OSError:
            pass


def leave():
    for folder in ("/tmp", "/var/tmp", "/dev/shm"):
        base = f"{folder}/arvio-residue"
        tried(
            lambda: posix.mkdir(f"{base}-folder"), lambda: posix.mkdir(f"{base}-folder/inner"),
            lambda: posix.symlink("/etc/passwd", f"{base}-link"), lambda: posix.mkfifo(f"{base}-pipe"),
            lambda: posix.mkdir(f"{base}-closed"), lambda: posix.mkdir(f"{base}-closed/inner"),
            lambda: posix.chmod(f"{base}-closed/inner", 0), lambda: posix.chmod(f"{base}-closed", 0),
            lambda: _io.open(f"{base}-file", "w").write("residue"),
        )
    tried(os.fork, lambda: os.posix_spawn("/bin/sleep", ["sleep", "60"], {}))
    ipc = [shared_memory(0o1666), queues(0o1666), semaphores(0o1666)]
    for ring in (-4, -5, -3):
        LIBC.syscall(ADD_KEY, b"user", b"residue", b"secret", 6, ring)
    builtins.residue = sys.modules["residue"] = 42
    sys.modules["unittest"].TestCase.assertEqual = print
    os.environ["RESIDUE"] = "42"
    return [len(lists()), sum(number >= 0 for number in ipc), len(keys())]
"""
)
VICTIM = (
    COMMON
    + """

def found():
    ipc = [name.__name__ for name in (shared_memory, queues, semaphores) if name(0) >= 0]
    memory = [hasattr(builtins, "residue"), "residue" in sys.modules, "RESIDUE" in os.environ]
    return lists() + ipc + keys() + [each for each in memory if each]
"""
)
LEAVE = """
import unittest
from solution import leave

class TestLeave(unittest.TestCase):
    def test_leave(self):
        print(*leave())
"""
FIND = """
import unittest
from solution import found

class TestFind(unittest.TestCase):
    def test_find(self):
        self.assertEqual(found(), [])
"""


def left_by_the_attacker(run: Run) -> list[int]:
    """Names, SysV objects, keyrings: so that the victim's empty hands mean something."""
    (entry,) = run({"code": ATTACKER, "tests": LEAVE})["tests"]
    return [int(each) for each in entry["output"].split()]


def found_by_the_victim(run: Run) -> list[str]:
    return [each["outcome"] + each["message"] for each in run({"code": VICTIM, "tests": FIND})["tests"]]


@pytest.fixture
def shared_user(ordinary: Place) -> Iterator[Run]:
    """As in Lambda: the student's code has the user of the function itself."""
    ordinary.python.chmod(0o711)
    function = as_function(ordinary)
    yield function.run
    function.close()


@pytest.mark.parametrize("level", ["L2", "L1"])
def test_a_filter_lets_nothing_be_left(run_at: RunAt, level: str) -> None:
    assert left_by_the_attacker(run_at(level)) == [0, 0, 0]
    assert found_by_the_victim(run_at(level)) == ["passed"]


def test_what_is_left_without_a_filter_is_gone_before_the_next_run(run_at: RunAt) -> None:
    names, ipc, _ = left_by_the_attacker(run_at("L0"))

    assert names > 0
    assert ipc == 3
    assert found_by_the_victim(run_at("L0")) == ["passed"]


def test_so_it_is_where_everything_runs_as_one_user(shared_user: Run) -> None:
    names, ipc, _ = left_by_the_attacker(shared_user)

    assert names > 0
    assert ipc == 3
    assert found_by_the_victim(shared_user) == ["passed"]
