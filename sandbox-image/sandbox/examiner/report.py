"""unittest's own result object, which tells the parent of each test at the moment it is known."""

import unittest
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Final

from . import evidence
from .calls import Calls, short
from .captured import Captured

type Failure = tuple[type[BaseException], BaseException, TracebackType | None]
type Tell = Callable[[dict[str, Any]], None]

_MESSAGE: Final = 1500


class Report(unittest.TestResult):
    """`names` gives each test its name in the verdict; `trace_of` the student's own traceback of an exception."""

    def __init__(
        self,
        tell: Tell,
        names: Mapping[str, str],
        captured: Captured,
        calls: Calls,
        trace_of: Callable[[BaseException], str | None],
    ) -> None:
        super().__init__()
        self._tell, self._names, self._captured, self._calls, self._trace_of = tell, names, captured, calls, trace_of
        self._entry: dict[str, Any] = {}
        self._subtests: list[dict[str, Any]] = []

    def startTest(self, test: unittest.TestCase) -> None:  # noqa: N802 -- unittest's name, here and below
        super().startTest(test)
        self._captured.clear()
        self._calls.clear()
        self._subtests = []
        self._entry = {"name": self._name(test), "outcome": None, "message": ""}

    def stopTest(self, test: unittest.TestCase) -> None:  # noqa: N802
        super().stopTest(test)
        self._entry["output"] = self._captured.text()
        if self._entry["outcome"] is None:
            self._entry |= {"outcome": "error", "message": "the test did not come to its end"}
        for each in (self._entry, *self._subtests):
            self._tell({"result": each})
        self._captured.clear()
        self._entry = {}

    def addSuccess(self, _test: unittest.TestCase) -> None:  # noqa: N802
        self._passed("")

    def addFailure(self, _test: unittest.TestCase, err: Any) -> None:  # noqa: N802
        self._worse(self.described(err, "failed"))

    def addError(self, test: unittest.TestCase, err: Any) -> None:  # noqa: N802
        found = self.described(err, "error")
        if self._entry:
            self._worse(found)
        else:
            self._fixture(str(test), found)

    def addSubTest(self, test: unittest.TestCase, subtest: unittest.TestCase, err: Any) -> None:  # noqa: N802
        if err is None:
            return
        kind = "failed" if issubclass(err[0], test.failureException) else "error"
        name = f"{self._entry['name']} {_parameters(subtest)}"
        found = self.described(err, kind)
        self._subtests.append({"name": name, **found})
        self._worse({**found, "message": f"{_parameters(subtest)} {found['message']}"})
        self._calls.clear()

    def addSkip(self, test: unittest.TestCase, reason: str) -> None:  # noqa: N802
        if self._entry:
            self._passed(f"skipped: {reason}"[:_MESSAGE])
        else:
            self._fixture(str(test), {"outcome": "passed", "message": f"skipped: {reason}"[:_MESSAGE]})

    def addExpectedFailure(self, _test: unittest.TestCase, _err: Any) -> None:  # noqa: N802
        self._passed("failed, as it should")

    def addUnexpectedSuccess(self, _test: unittest.TestCase) -> None:  # noqa: N802
        self._worse({"outcome": "failed", "message": "this test was expected to fail, and passed"})

    def described(self, err: Failure, outcome: str) -> dict[str, Any]:
        _, error, trace = err
        found: dict[str, Any] = {"outcome": outcome, "message": message(error)}
        if isinstance(error, MemoryError):
            found["outcome"] = "out_of_memory"
        own = self._trace_of(error)
        if own:
            found["traceback"] = own
            found["call"] = str(self._calls.last() or "") or None
        else:
            found |= evidence.of(trace, self._calls)
        return found

    def partial(self) -> dict[str, Any]:
        """The test that is running, as far as it has come: for a run that will be cut off here."""
        call = self._calls.last()
        return {**self._entry, "output": self._captured.text(), "call": str(call) if call else None}

    def _fixture(self, description: str, found: dict[str, Any]) -> None:
        """`setUpClass (tests.TestShop)`: what fails before tests decides them; what fails after is an entry more."""
        kind, _, place = description.partition(" (")
        decided = [name for each, name in self._names.items() if each.startswith(f"{place.rstrip(')')}.")]
        for name in decided if kind.startswith("setUp") else [description.replace("tests.", "")]:
            self._tell({"result": {"name": name, "output": self._captured.text(), **found}})
        self._captured.clear()

    def _passed(self, words: str) -> None:
        if self._entry.get("outcome") is None:
            self._entry |= {"outcome": "passed", "message": words}

    def _worse(self, found: dict[str, Any]) -> None:
        """The first failure of a test stands, except that nothing is graver than the process being used up."""
        if self._entry.get("outcome") in {None, "passed"} or found["outcome"] == "out_of_memory":
            self._entry |= found

    def _name(self, test: unittest.TestCase) -> str:
        return self._names.get(test.id(), test.id())


def message(error: BaseException) -> str:
    """The assertion's own words, or the exception's name and words."""
    try:
        text = str.__str__(str(error))  # without the methods of a student's subclass of str
    except BaseException:  # noqa: BLE001 -- a student's exception may fail at this too
        text = ""
    name = "" if type(error) is AssertionError else type(error).__name__
    whole = ": ".join(each for each in (name, text) if each) or type(error).__name__
    return whole if len(whole) <= _MESSAGE else f"{whole[:_MESSAGE]}…"


def _parameters(subtest: Any) -> str:
    text = str(getattr(subtest, "params", {}) and " ".join(f"{k}={short(v, 60)}" for k, v in subtest.params.items()))
    words = getattr(subtest, "_message", None)
    given = f"({words}) " if isinstance(words, str) else ""
    return f"{given}[{text}]" if text != "{}" else given.strip() or "(subtest)"
