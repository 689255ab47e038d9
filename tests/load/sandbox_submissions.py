"""The submissions that are run everywhere: a trivial file, one with unittest.mock, one with 50 tests, one with 2,000
calls, and one that hands over a long list. The last two print what a call costs, in microseconds.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final


@dataclass(frozen=True)
class Submission:
    name: str
    code: str
    tests: str

    @property
    def event(self) -> dict[str, Any]:
        return {"code": self.code, "tests": self.tests, "limits": {"cpu_seconds": 10, "wall_seconds": 30}}

    def write(self, folder: Path) -> None:
        home = folder / self.name
        home.mkdir()
        (home / "solution.py").write_text(self.code)
        (home / "tests.py").write_text(self.tests)


_ADD: Final = "def add(a, b):\n    return a + b\n"
_HEAD: Final = "import unittest\nfrom solution import add\n\n\nclass TestAdd(unittest.TestCase):\n"
_TRIVIAL: Final = """
    def test_small(self):
        self.assertEqual(add(1, 2), 3)

    def test_negative(self):
        self.assertEqual(add(-1, 1), 0)

    def test_text(self):
        self.assertEqual(add("a", "b"), "ab")
"""
_MOCKED: Final = """
import contextlib
import io
import unittest
from unittest.mock import patch
from solution import ask, greet


class TestGreet(unittest.TestCase):
    def test_ask(self):
        with patch("builtins.input", return_value="Ada"):
            self.assertEqual(ask(), "Hello, Ada")

    def test_print(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            greet("Ada")
        self.assertEqual(out.getvalue(), "Hello, Ada\\n")

    def test_patched(self):
        with patch("solution.word", return_value="Bye"):
            self.assertEqual(ask.__name__, "ask")
"""
_GREET: Final = """
def word():
    return "Hello"


def greet(name):
    print(f"{word()}, {name}")


def ask():
    return f"{word()}, {input()}"
"""
_TIMED: Final = """
import time
import unittest
from solution import take


class TestCost(unittest.TestCase):
    def test_cost(self):
        value = {value}
        take(value)
        began = time.perf_counter()
        for _ in range({rounds}):
            take(value)
        print((time.perf_counter() - began) * 1e6 / {rounds})
"""
_TAKE: Final = "def take(value):\n    return None\n"
_MANY: Final = "".join(
    f"\n    def test_{number:02}(self):\n        self.assertEqual(add({number}, 1), {number + 1})\n"
    for number in range(50)
)
SUBMISSIONS: Final = (
    Submission("trivial", _ADD, _HEAD + _TRIVIAL),
    Submission("unittest.mock", _GREET, _MOCKED),
    Submission("50 tests", _ADD, _HEAD + _MANY),
    Submission("2,000 calls", _TAKE, _TIMED.format(value=1, rounds=2000)),
    Submission("1,000-int list", _TAKE, _TIMED.format(value="list(range(1000))", rounds=500)),
)
