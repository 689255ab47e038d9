"""One run of a tests file, against the student's process or, for `isolation = "shared"`, in this very interpreter."""

import sys
import types
from collections.abc import Callable
from typing import Any, NoReturn

from sandbox import reading
from sandbox.files.disk import Disk
from sandbox.files.tree import HOME
from sandbox.student.failure import trace
from sandbox.student.source import Source
from sandbox.wire import Channel

from . import mirror, suite
from .author import Author
from .calls import Calls
from .captured import Captured
from .module import Finder
from .remote import Remote
from .report import Report, message
from .shared import SharedFinder
from .trust import Trust
from .watched import Watched, quiet_input

type Tell = Callable[[dict[str, Any]], None]


class Examination:
    def __init__(self, job: dict[str, Any], tell: Tell, calls: Calls, author: Author) -> None:
        self._done = set(job["done"])
        self.author = author
        self._tell = tell
        self._names: dict[str, str] = {}
        self.captured = Captured(job["output_kb"])
        self.report = Report(tell, self._names, self.captured, calls, self.trace_of)
        self.touched: Callable[[], bool] = lambda: True
        self.is_students: Callable[[object], bool] = lambda _: False
        self.trace_of_student: Callable[[BaseException], str | None] = lambda _: None
        Source(job["code"], job["module"]).show_lines()

    def trace_of(self, error: BaseException) -> str | None:
        return self.trace_of_student(error)

    def run(self) -> None:
        sys.stdout = sys.stderr = self.captured
        quiet_input()
        if isinstance(self.author.code, Exception):
            self._tell({"refused": f"tests.py: {message(self.author.code)}"})
            return
        self._tell({"read": True})
        module = self._loaded(self.author.code)
        if module is not None:
            self._run_all(suite.cases(module))

    def _run_all(self, cases: list[Any]) -> None:
        self._names.update(reading.shown(each.id() for each in cases))
        names = list(self._names.values())
        self._tell(
            {"tests": names, "output": self.captured.text()} if names else {"refused": "tests.py holds no tests"}
        )
        remaining = suite.without(cases, self._done, self._names)
        try:
            remaining.run(self.report)
        except KeyboardInterrupt:
            self._tell({"interrupted": True})
        if self.captured.was_cut:
            self._tell({"cut": True})

    def _loaded(self, code: types.CodeType) -> types.ModuleType | None:
        module = types.ModuleType(reading.MODULE)
        module.__file__ = f"/{HOME}/{code.co_filename}"
        sys.modules[reading.MODULE] = module
        try:
            exec(code, vars(module))  # noqa: S102 -- the tests
        except BaseException as error:  # noqa: BLE001 -- SystemExit of a student's module arrives here too
            self._not_loaded(error)
            return None
        return module

    def _not_loaded(self, error: BaseException) -> None:
        """The student's fault if the student's module had been asked for anything; else the tests file is broken."""
        if not self.touched():
            self._tell({"refused": f"tests.py: {message(error)}"})
            return
        found = self.report.described((type(error), error, error.__traceback__), "error")
        found.pop("call", None)
        self._tell({"unloaded": found, "output": self.captured.text()})


def against(
    channel: Channel, job: dict[str, Any], tell: Tell, last_word: Callable[..., NoReturn], disk: Disk
) -> Examination:
    author = Author(job["tests"])

    def lose(why: str) -> NoReturn:
        last_word({"lost": why, **examination.report.partial()})

    source = Source(job["code"], job["module"])
    disk.give(source.filename, job["code"])
    remote = Remote(channel, lose, Trust(author.names(), author.believed()), source.filename, disk)
    examination = Examination(job, tell, remote.calls, author)
    examination.trace_of_student = remote.trace_of
    examination.touched = lambda: remote.touched
    examination.is_students = lambda value: remote.number_of(value) is not None
    remote.on_cut = examination.captured.cut
    remote.on_expiry = lambda where: last_word({"expired": where, **examination.report.partial()})
    mirror.use(remote)
    remote.before_request = Watched(remote).tell
    sys.meta_path.insert(0, Finder(remote, job["module"]))
    return examination


def alone(job: dict[str, Any], tell: Tell, disk: Disk) -> Examination:
    examination = Examination(job, tell, Calls(), Author(job["tests"]))
    source = Source(job["code"], job["module"])
    disk.give(source.filename, job["code"])
    examination.trace_of_student = lambda error: _own_trace(error, source.filename)
    sys.meta_path.insert(0, SharedFinder(source))
    return examination


def _own_trace(error: BaseException, filename: str) -> str | None:
    text = trace(error, filename)
    return text if f'"{filename}"' in text else None
