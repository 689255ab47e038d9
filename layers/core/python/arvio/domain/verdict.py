"""What a run of the tests came to, read defensively: the sandbox's answer is evidence, never trusted in its shape."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from arvio.errors import SandboxNotStarted


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    NOT_RUN = "not_run"


@dataclass(frozen=True)
class TestResult:
    """One test case. The optional texts exist only where the run produced them."""

    __test__ = False  # pytest collects classes by this name

    name: str
    outcome: Outcome
    message: str = ""
    call: str | None = None
    expected: str | None = None
    got: str | None = None
    output: str | None = None
    traceback: str | None = None


@dataclass(frozen=True)
class Run:
    """The raw outcomes of one run; feedback and weights are applied when it is read."""

    tests: tuple[TestResult, ...]
    output: str = ""
    level: str | None = None
    isolation: str = "strict"
    mode: str | None = None
    version: str = ""
    python: str = ""
    limit_hit: str | None = None
    refused: str | None = None

    @property
    def has_passed(self) -> bool:
        """Every test passed, and there was at least one: an empty run proves nothing."""
        return bool(self.tests) and all(test.outcome is Outcome.PASSED for test in self.tests)

    @property
    def is_repeatable(self) -> bool:
        """The same text would come out the same again: no time or memory limit decided it, and nothing crashed."""
        undecided = {Outcome.TIMED_OUT, Outcome.OUT_OF_MEMORY, Outcome.CRASHED, Outcome.NOT_RUN}
        return self.limit_hit in {None, "output"} and not any(test.outcome in undecided for test in self.tests)

    def to_json(self) -> dict[str, object]:
        return asdict(self)


def parse_run(answer: object) -> Run:
    """A sandbox's answer, or a stored run. Raises SandboxNotStarted when it is not of the agreed shape."""
    try:
        return _run(answer)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SandboxNotStarted from error


def crashed_run() -> Run:
    """The run of a text that took its sandbox down twice; the student learns it as a failed verdict."""
    message = "The sandbox was lost twice while it ran this code. Does it exhaust memory or kill its own process?"
    return Run((TestResult("run", Outcome.CRASHED, message),))


def _run(answer: object) -> Run:
    if not isinstance(answer, Mapping):
        raise TypeError
    tests = tuple(_test(test) for test in answer.get("tests") or [])
    texts = {name: _text(answer.get(name)) for name in ("level", "mode", "limit_hit", "refused")}
    always = {name: _text(answer.get(name)) or "" for name in ("output", "version", "python")}
    return Run(tests, isolation=_text(answer.get("isolation")) or "strict", **texts, **always)  # type: ignore[arg-type]  # split by name above


def _test(test: Mapping[str, object]) -> TestResult:
    optional = {name: _text(test.get(name)) for name in ("call", "expected", "got", "output", "traceback")}
    return TestResult(str(test["name"]), Outcome(str(test["outcome"])), _text(test.get("message")) or "", **optional)


def _text(value: object) -> str | None:
    """Text that PostgreSQL can hold: jsonb has no NUL and no lone surrogate, and students print both."""
    if value is None:
        return None
    return str(value).replace("\0", "\N{SYMBOL FOR NULL}").encode("utf-8", "replace").decode()
