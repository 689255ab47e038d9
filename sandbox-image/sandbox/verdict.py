"""The verdict as it grows. What the tests' process says is evidence: checked, cut and cleaned before it is kept."""

import re
from typing import Any, Final

from . import reading
from .job import Job

OUTCOMES: Final = ("passed", "failed", "error", "timed_out", "out_of_memory", "crashed", "not_run")
_TEXT_LIMITS: Final = {"message": 2000, "call": 500, "expected": 500, "got": 500, "traceback": 8000, "output": 1 << 20}
_TESTS: Final = 2000
_ROOM_FOR_MARKS: Final = 512
# A Lambda function may answer with 6 MB; two thousand tracebacks would be more.
_ALL_TEXT: Final = 2 << 20
_SHORT: Final = 200
# Everything that a terminal, a page or a database could stumble over: control characters, marks that turn the
# direction of what follows, lone surrogates.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Of tests that are only made when the file is run.
_UNWRITTEN: Final = "import"
_CUT: Final = "\n… output cut …\n"


class Verdict:
    def __init__(self, job: Job) -> None:
        self.refused: str | None = None
        self.limit_hit: str | None = None
        self.output = ""
        self._entries: dict[str, dict[str, Any]] = {}
        self._names: list[str] = []
        self._order: dict[str, int] = {}
        self._tests = job.tests
        self._text_left = _ALL_TEXT
        self._output_left = (job.limits.output_kb << 10) + _ROOM_FOR_MARKS

    @property
    def done(self) -> list[str]:
        return list(self._entries)

    @property
    def is_named(self) -> bool:
        """Whether the tests are known: a verdict without tests must never be given, it would look like a pass."""
        return bool(self._names) or self.refused is not None

    @property
    def remaining(self) -> list[str]:
        """In the order in which they run, so the first of them is the one that is running."""
        return [name for name in self._names if name not in self._entries]

    def will_run_as_written(self) -> None:
        """What the text says, before it is run: it may never come to say more."""
        self.will_run(reading.written(self._tests) or [_UNWRITTEN])
        self._order = {name: place for place, name in enumerate(self._names)}

    def will_run(self, names: Any) -> None:
        self._names = [clean(each, 300) for each in names if isinstance(each, str)]
        if len(self._names) > _TESTS:  # those beyond could fail unseen
            self.refused = f"tests.py holds {len(self._names)} tests, and {_TESTS} is the most"

    def add(self, entry: Any) -> None:
        """A test decides itself once: nothing that comes later can improve it. A test that runs again, or that has the
        name of another, can still fail.
        """
        if not isinstance(entry, dict) or entry.get("outcome") not in OUTCOMES or len(self._entries) > _TESTS:
            return
        name = clean(entry.get("name"), 300)
        before = self._entries.get(name, {}).get("outcome")
        if before is not None and (before != "passed" or entry["outcome"] == "passed"):
            return
        kept = {key: clean(entry[key], limit) for key, limit in _TEXT_LIMITS.items() if isinstance(entry.get(key), str)}
        if kept.get("output"):
            kept["output"] = self._within_budget(kept["output"])
        self._text_left -= sum(map(len, kept.values()))
        if self._text_left < 0:
            kept = {"message": kept.get("message", "")[:_SHORT]}
        self._entries[name] = {
            "name": name,
            "outcome": entry["outcome"],
            "message": "",
            **{key: value for key, value in kept.items() if value},
            "hint": None,
        }
        if entry["outcome"] == "out_of_memory":
            self.limit_hit = self.limit_hit or "memory"

    def stop_at(self, outcome: str, message: str, evidence: dict[str, Any], *, everything: bool = False) -> None:
        """The run was ended from outside while a test was running, or before the first one could."""
        for name in self.remaining if everything else self.remaining[:1]:
            self.add({**evidence, "name": name, "outcome": outcome, "message": message})

    def leave(self, reason: str) -> None:
        for name in self.remaining:
            self.add({"name": name, "outcome": "not_run", "message": reason})

    def print_before_tests(self, text: Any) -> None:
        if isinstance(text, str) and not self.output:
            self.output = self._within_budget(clean(text, 1 << 20))

    def tests(self) -> list[dict[str, Any]]:
        last = len(self._order)
        return sorted(self._entries.values(), key=lambda each: self._order.get(each["name"].split(" [")[0], last))

    def _within_budget(self, text: str) -> str:
        kept = text[: max(0, self._output_left)]
        self._output_left -= len(kept)
        return kept if len(kept) == len(text) else kept + _CUT


def clean(value: Any, limit: int) -> str:
    text = value if isinstance(value, str) else ""
    return _UNPRINTABLE.sub("�", text.replace("\r\n", "\n")[:limit])
