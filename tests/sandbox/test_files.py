"""A run's disk against the kernel's: the same calls in the same order give the same results and the same errors."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sandbox.files import door
from sandbox.files.descriptors import Descriptors
from sandbox.files.disk import Disk
from sandbox.files.door import OthersDoor
from sandbox.files.system import System

NAMES = ("a", "b", "a/b", "a/b/c", "b/a", "a/./b", "missing/x")
PATHS = st.sampled_from(NAMES)
MODES = st.sampled_from(["r", "w", "x", "a", "r+", "w+", "a+", "rb", "wb"])
CALLS = st.one_of(
    st.tuples(st.just("write"), PATHS, MODES, st.text("xyz\n", max_size=5)),
    st.tuples(st.just("read"), PATHS, MODES),
    st.tuples(st.just("truncate"), PATHS, st.integers(0, 9)),
    *[st.tuples(st.just(name), PATHS) for name in ("mkdir", "rmdir", "unlink", "listdir", "size", "kind", "entries")],
    st.tuples(st.just("rename"), PATHS, PATHS),
)


class Files:
    """`place` has the functions of os, `opened` is an open()."""

    def __init__(self, place: Any, opened: Callable[..., Any], folder: str) -> None:
        self.place, self.opened, self.folder = place, opened, folder

    def at(self, name: str) -> str:
        return f"{self.folder}/{name}"

    def write(self, name: str, mode: str, text: str) -> Any:
        with self.opened(self.at(name), mode) as file:
            written = file.write(text.encode() if "b" in mode else text)
            return written, file.tell()

    def read(self, name: str, mode: str) -> Any:
        with self.opened(self.at(name), mode) as file:
            file.seek(0)
            return file.readline(), file.read()

    def truncate(self, name: str, size: int) -> None:
        self.place.truncate(self.at(name), size)

    def rename(self, source: str, target: str) -> None:
        self.place.rename(self.at(source), self.at(target))

    def listdir(self, name: str) -> list[str]:
        return sorted(self.place.listdir(self.at(name)))

    def size(self, name: str) -> int:
        facts = self.place.stat(self.at(name))
        return int(facts.st_size) if facts.st_mode & 0o100000 else -1  # that of a folder is the file system's own

    def kind(self, name: str) -> int:
        return int(self.place.stat(self.at(name)).st_mode) >> 12

    def entries(self, name: str) -> list[tuple[str, bool]]:
        with self.place.scandir(self.at(name)) as found:
            return sorted((each.name, each.is_dir()) for each in found)

    def __getattr__(self, name: str) -> Callable[[str], Any]:
        return lambda path: getattr(self.place, name)(self.at(path))


def outcome(files: Files, call: str, *arguments: Any) -> tuple[str, Any]:
    try:
        return "did", getattr(files, call)(*arguments)
    except OSError as refused:
        return type(refused).__name__, errno.errorcode[refused.errno] if refused.errno else str(refused)


def own() -> Files:
    system = System(door.own(Disk()), Descriptors())
    return Files(system, system.open_file, "/assignment")


@settings(max_examples=300, deadline=None)
@given(st.lists(CALLS, max_size=12))
def test_the_disk_does_what_the_kernel_does(calls: list[tuple[Any, ...]]) -> None:
    ours = own()
    with tempfile.TemporaryDirectory() as folder:
        kernels = Files(os, open, folder)
        for each in calls:
            assert outcome(ours, *each) == outcome(kernels, *each), each


def test_the_other_process_has_a_working_folder_of_its_own() -> None:
    disk = Disk()
    theirs = System(OthersDoor(lambda _, call, *rest: door.served(disk, call, rest)), Descriptors())
    ours = System(door.own(disk), Descriptors())
    theirs.mkdir("inner")
    theirs.chdir("inner")
    theirs.open_file("file", "w").close()

    assert (theirs.getcwd(), ours.getcwd()) == ("/assignment/inner", "/assignment")
    assert (theirs.listdir(), ours.listdir()) == (["file"], ["inner"])


def test_what_is_given_stays_as_it_is() -> None:
    disk = Disk()
    disk.give("solution.py", "x = 1\n")
    system = System(door.own(disk), Descriptors())

    for attempt in (
        lambda: system.open_file("solution.py", "a"),
        lambda: system.unlink("solution.py"),
        lambda: system.rename("solution.py", "other.py"),
        lambda: system.chmod("solution.py", 0o777),
        lambda: system.rename("/assignment", "/other"),
    ):
        with pytest.raises(PermissionError):
            attempt()
    assert system.open_file(Path("solution.py")).read() == "x = 1\n"


@pytest.mark.parametrize("call", ["give", "_tree", "__init__", None, [], "no"])
def test_only_calls_of_a_program_are_served(call: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        door.served(Disk(), call, ("x",))
