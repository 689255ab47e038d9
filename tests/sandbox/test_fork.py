"""What makes a forked pair cheap: objects whose references nobody counts, and the pages that every pair writes to."""

import os
import subprocess
import sys
from pathlib import Path

from sandbox import immortal, pages

from .conftest import RunAt

PACKAGE = str(Path(immortal.__file__).parent.parent)


def printed(program: str) -> str:
    """By an interpreter of its own: what it does to all objects must not be done to these tests."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {PACKAGE!r})\n{program}"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_references_to_what_was_there_are_no_longer_counted() -> None:
    program = """
from sandbox.immortal import make_immortal
def function(): return "a text of its own"
made = make_immortal()
def grown(value):
    before = sys.getrefcount(value)
    kept = [value] * 1000
    return sys.getrefcount(value) - before
print(made > 1000, grown(function), grown(function.__code__.co_consts[-1]), grown(sys.modules), grown(str.join))
"""

    assert printed(program) == "True 0 0 0 0"


def test_objects_made_later_still_end() -> None:
    program = """
import gc, weakref
from sandbox.immortal import make_immortal
class Thing: pass
make_immortal()
thing = Thing()
thing.itself = thing
gone = weakref.ref(thing)
del thing
gc.collect()
print(gone())
"""

    assert printed(program) == "None"


def test_the_rehearsal_finds_what_each_of_a_pair_writes_to() -> None:
    program = """
from sandbox.rehearsal import pages_of_a_pair
for pages in pages_of_a_pair():
    for parts in (pages._always, pages._often):
        print(0 < sum(each.length for part in parts for each in part) < 64 << 20)
"""

    assert printed(program).split() == ["True"] * 4


def test_a_pair_holds_nothing_of_ssl_that_no_submission_has_asked_for(run_at: RunAt) -> None:
    code = "import asyncio.base_events\ndef ssl():\n    return asyncio.base_events.ssl\n"
    tests = (
        "import unittest\nfrom solution import ssl\nclass TestHeld(unittest.TestCase):\n"
        "    def test_ssl(self):\n        self.assertIsNone(ssl())\n"
    )

    assert [each["outcome"] for each in run_at("L2")({"code": code, "tests": tests})["tests"]] == ["passed"]


def test_a_child_that_ends_without_an_answer_has_none() -> None:
    assert pages.answer_of(lambda: os._exit(1), [])() is None


def test_a_child_that_is_asked_keeps_the_descriptor_of_its_answer_and_those_it_was_given() -> None:
    def open_descriptors() -> list[str]:
        return sorted(each.name for each in Path("/proc/self/fd").iterdir())

    assert pages.answer_of(open_descriptors, [])() == ["0", "1", "2", "3", "4"]  # the last is the folder's own
