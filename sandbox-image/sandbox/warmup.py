"""A run in the zygote itself, so that each child finds the interpreter's inline caches and tables already filled.

Without it every child would write to the same shared pages and pay for a copy of each: 40 % of a short run.
"""

import contextlib
import json
import linecache
import random
import socket
import sys
import threading
from pathlib import Path
from typing import Any, Final

from .examiner import examination
from .files import door
from .files.disk import Disk
from .files.install import install
from .student.loop import Loop
from .student.output import Printed
from .student.source import Source
from .wire import Channel, ChannelClosedError

_CODE: Final = """
class Thing:
    def __init__(self, size):
        self.size = size
    def __eq__(self, other):
        return self.size == other.size
def double(values, factor=2):
    print("working")
    values.append(1)
    return [each * factor for each in values]
def fail(word):
    raise ValueError(word)
def count(end):
    yield from range(end)
def word():
    return input()
"""
_TESTS: Final = """
import contextlib
import io
import unittest
from unittest.mock import MagicMock, patch
from warmth import Thing, double, fail, count, word
class TestWarmth(unittest.TestCase):
    def test_values(self):
        self.assertEqual(double([1, 2]), [2, 4, 2])
        self.assertEqual(double([1.5, "a"]), [3.0])
    def test_things(self):
        self.assertEqual(Thing(2), Thing(2))
        self.assertEqual(list(count(2)), [0, 1])
    def test_mocks(self):
        with patch("builtins.input", return_value="a"), contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(word(), "a")
        with patch("warmth.word") as fake:
            fake()
        fake.assert_called_once_with()
        self.assertEqual(double([MagicMock()])[1:], [2])
    def test_errors(self):
        with self.assertRaises(ValueError):
            fail("x")
        fail({"a": (1, 2)})
"""
_JOB: Final[dict[str, Any]] = {
    "code": _CODE, "tests": _TESTS, "module": "warmth", "isolation": "strict", "done": [], "cpu_seconds": 1,
    "memory_mb": 1, "output_kb": 16,
}  # fmt: skip


def warm_up(rounds: int = 2) -> None:
    """Two rounds: the interpreter specialises code that it has seen run twice. Leaves nothing of itself behind."""
    state = (sys.stdout, sys.stderr, sys.stdin, list(sys.meta_path))
    for _ in range(rounds):
        ours, theirs = socket.socketpair()
        Channel(ours.fileno()).send(json.dumps(_JOB).encode("ascii"))
        pupil = threading.Thread(target=_pupil, args=(theirs.fileno(),))
        pupil.start()
        _examine(ours.fileno())
        ours.close()
        pupil.join()
        theirs.close()
        sys.stdout, sys.stderr, sys.stdin, sys.meta_path = *state[:3], list(state[3])
        _forget()


def warm_up_files() -> None:
    """Apart from the rest: here both sides would share one `open`."""
    take_back = install(door.own(Disk()))
    try:
        _write_and_read()
    finally:
        take_back()


def _write_and_read() -> None:
    path = Path("warmth.txt")
    path.write_text("a\nb\n")
    with path.open() as file:
        list(file)
    path.unlink()


def _examine(descriptor: int) -> None:
    def tell(message: dict[str, Any]) -> None:
        json.dumps(message)

    def last_word(message: dict[str, Any]) -> Any:
        raise RuntimeError(message)

    examination.against(Channel(descriptor), _JOB, tell, last_word, Disk()).run()


def _pupil(descriptor: int) -> None:
    channel = Channel(descriptor)
    with contextlib.suppress(ChannelClosedError):
        job = json.loads(channel.receive())
        loop = Loop(channel, printed := Printed())
        printed.allow(job["output_kb"] << 10)
        loop.source = Source(job["code"], job["module"])
        loop.serve()


def _forget() -> None:
    for name in ("warmth", "tests"):
        sys.modules.pop(name, None)
    linecache.clearcache()
    for name in ("seed", "setstate"):
        setattr(random, name, getattr(random._inst, name))  # noqa: SLF001 -- what the module itself exports
