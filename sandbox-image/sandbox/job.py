"""What is to be run, and within which limits."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

ISOLATIONS: Final = ("strict", "shared")
# Modules that are in the tests' process already, or could be.
_TAKEN: Final = frozenset({*sys.stdlib_module_names, "sandbox", "tests", "__main__"})


@dataclass(frozen=True, slots=True)
class Limits:
    """CPU seconds are a test's, wall seconds the run's, memory what the student's code may add to the interpreter's."""

    cpu_seconds: float = 2
    wall_seconds: float = 6
    memory_mb: int = 256
    output_kb: int = 64

    @property
    def test_wall_seconds(self) -> float:
        """Half of the run: one test that sleeps must not cost the others their verdicts."""
        return min(self.wall_seconds, max(self.cpu_seconds, self.wall_seconds / 2))


@dataclass(frozen=True, slots=True)
class Job:
    code: str
    tests: str
    module: str = "solution"
    isolation: str = "strict"
    limits: Limits = Limits()

    def for_student(self) -> dict[str, Any]:
        """What the student's process starts with: never anything of the tests."""
        return {
            "code": self.code,
            "module": self.module,
            "cpu_seconds": self._kernel_cpu_seconds,
            "memory_mb": self.limits.memory_mb,
            "output_kb": self.limits.output_kb,
        }

    def for_tests(self, done: list[str]) -> dict[str, Any]:
        return {**self.for_student(), "tests": self.tests, "isolation": self.isolation, "done": done}

    @property
    def _kernel_cpu_seconds(self) -> int:
        """A backstop; the parent watches the real limit."""
        return int(self.limits.wall_seconds) + 2


def from_event(event: Mapping[str, Any]) -> Job:
    """Raises ValueError for an event that no grader would send."""
    given = event.get("limits") or {}
    limits = Limits(
        cpu_seconds=_positive(given, "cpu_seconds", 2),
        wall_seconds=_positive(given, "wall_seconds", 6),
        memory_mb=int(_positive(given, "memory_mb", 256)),
        output_kb=int(_positive(given, "output_kb", 64)),
    )
    module, isolation = event.get("module") or "solution", event.get("isolation") or "strict"
    if isolation not in ISOLATIONS:
        raise ValueError(f"isolation is {isolation!r}, not one of {', '.join(ISOLATIONS)}")
    if not all(part.isidentifier() for part in str(module).split(".")):
        raise ValueError(f"module is {module!r}, which no test could import")
    if str(module).partition(".")[0] in _TAKEN:
        raise ValueError(f"module is {module!r}: the tests would import another one of that name")
    return Job(_text(event, "code"), _text(event, "tests"), str(module), isolation, limits)


def _text(event: Mapping[str, Any], name: str) -> str:
    value = event.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name} is not a text")  # noqa: TRY004 -- one kind of error for a bad event
    return value


def _positive(given: Mapping[str, Any], name: str, default: float) -> float:
    value = given.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        raise ValueError(f"limits.{name} is not a positive number")
    return value
