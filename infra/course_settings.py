"""The TOML files of a course, each key checked. After a problem the value is a stand-in: nothing will be published."""

import math
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeGuard

from arvio.domain.course import LIMIT_RANGES

from infra.course_problems import Problems, read_text

DEFAULT_LIMITS = {"cpu_seconds": 2, "wall_seconds": 6, "memory_mb": 256, "output_kb": 64}
WHOLE_LIMITS = {"memory_mb", "output_kb"}
MOST_POINTS = 999_999


@dataclass(frozen=True)
class Settings:
    """One table of one file, which may be absent."""

    values: Mapping[str, Any]
    file: Path
    problems: Problems

    def wrong(self, what: str, instead: str) -> None:
        self.problems.add(self.file, what, instead)

    def only(self, *known: str) -> None:
        for name in sorted(self.values.keys() - set(known)):
            close = get_close_matches(name, known, n=1)
            allowed = f"write {close[0]}" if close else f"remove it, or use one of {', '.join(known)}"
            self.wrong(f"unknown key {name!r}", allowed)

    def text(self, name: str, *, example: str, default: str | None = None) -> str:
        value = self.values.get(name, default)
        if isinstance(value, str) and value.strip() and "\0" not in value:
            return value
        self.wrong(f"{name} is {_shown(value)}", f"write {name} = {example}")
        return "?"

    def choice(self, name: str, options: Collection[str], *, default: str) -> str:
        value = self.values.get(name, default)
        if value not in list(options):
            allowed = " or ".join(f'"{option}"' for option in options)
            self.wrong(f"{name} is {_shown(value)}", f"write {name} = {allowed}")
        return str(value)

    def points(self) -> str:
        """As decimal text: a float would turn 0.1 into something else on its way."""
        value = self.values.get("points")
        if _is_number(value) and 0 <= value <= MOST_POINTS and Decimal(value) == round(Decimal(value), 2):
            return f"{Decimal(value):f}"
        self.wrong(f"points is {_shown(value)}", "write a number of at most two decimals: points = 10")
        return "0"

    def table(self, name: str) -> "Settings":
        value = self.values.get(name, {})
        if not isinstance(value, dict):
            self.wrong(f"{name} is {_shown(value)}", f"write a table: a line [{name}] and below it one line a key")
            value = {}
        return Settings(value, self.file, self.problems)

    def limits(self, defaults: Mapping[str, float]) -> dict[str, float]:
        table = self.table("limits")
        table.only(*LIMIT_RANGES)
        limits = {name: table.limit(name, defaults[name]) for name in LIMIT_RANGES}
        if limits["wall_seconds"] < limits["cpu_seconds"]:
            self.wrong("wall_seconds is less than cpu_seconds", "write a wall_seconds that leaves time to use the CPU")
        return limits

    def limit(self, name: str, default: float) -> float:
        value, (low, high) = self.values.get(name, default), LIMIT_RANGES[name]
        if _is_number(value) and low <= value <= high and (name not in WHOLE_LIMITS or value == int(value)):
            # 2 and 2.0 are the same limit; written alike they are also the same revision.
            return int(value) if value == int(value) else float(value)
        kind = "a whole number" if name in WHOLE_LIMITS else "a number"
        self.wrong(f"{name} is {_shown(value)}", f"write {kind} from {low} to {high}")
        return default

    def weights(self, tests: Collection[str] | None) -> dict[str, float]:
        table = self.table("weights")
        table.names_tests("weight", tests)
        for name, value in table.values.items():
            if not _is_number(value) or value < 0:
                self.wrong(f"the weight of {name} is {_shown(value)}", "write a number of at least 0")
        weights = {name: float(value) for name, value in table.values.items() if _is_number(value)}
        if weights and tests and not any(weights.get(name, 1) for name in tests):
            self.wrong("every test weighs nothing", "write a weight above 0 for at least one test")
        return weights

    def hints(self, tests: Collection[str] | None) -> dict[str, str]:
        table = self.table("hints")
        table.names_tests("hint", tests)
        return {name: table.text(name, example='"a sentence that helps"') for name in table.values}

    def names_tests(self, what: str, tests: Collection[str] | None) -> None:
        """Check the keys. `tests` is None when tests.py has a problem of its own, and these would be noise."""
        if tests is None:
            return
        for name in sorted(self.values.keys() - set(tests)):
            close = get_close_matches(name, tests, n=1)
            known = f"write {close[0]}" if close else f"use a name from tests.py: {', '.join(tests) or 'none'}"
            self.wrong(f"there is a {what} for {name!r}, which is no test", known)


def read_settings(file: Path, problems: Problems, *, purpose: str) -> Settings:
    """Empty settings after noting the problem, when the file is missing or is not TOML."""
    text = read_text(file, problems, purpose=purpose)
    try:
        # Decimals, so that two decimals stay two decimals.
        return Settings(tomllib.loads(text or "", parse_float=Decimal), file, problems)
    except tomllib.TOMLDecodeError as error:
        problems.add(file, f"it is not TOML: {error}", 'write one line a key, such as title = "Say hello"')
        return Settings({}, file, problems)


def _is_number(value: Any) -> TypeGuard[int | Decimal]:
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and math.isfinite(value)


def _shown(value: Any) -> str:
    if value is None:
        return "missing"
    return str(value) if isinstance(value, Decimal) else repr(value)
