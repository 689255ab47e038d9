"""A course as published, and the revision that decides which verdicts may be reused."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from arvio.domain.course_changes import Changes, Values, compare, course_differences, digest
from arvio.domain.policy import Policy

# What the sandbox can keep: its own time-out is 15 s, so a run must end well before (design §6).
LIMIT_RANGES = {"cpu_seconds": (0.1, 10), "wall_seconds": (0.1, 10), "memory_mb": (32, 1024), "output_kb": (1, 1024)}


@dataclass(frozen=True)
class Assignment:
    """One published assignment. `limits` has the keys of LIMIT_RANGES."""

    slug: str
    position: int
    title: str
    points: Decimal
    module: str
    isolation: str
    limits: Mapping[str, float]
    feedback: str
    hints: Mapping[str, str]
    weights: Mapping[str, float]
    handout_html: str
    starter_code: str
    tests: str
    policy: Policy = field(default_factory=Policy)

    @property
    def revision(self) -> str:
        """Hash of what a run depends on; feedback, weights, policy and prose are not part of it (design §5)."""
        parts = [self.slug, self.tests, self.module, sorted(self.limits.items()), self.isolation]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def values(self) -> Values:
        """As `compare` wants them: long texts by their digests."""
        plain = ("title", "position", "feedback", "module", "isolation", "limits", "weights", "hints")
        texts = ("tests", "handout_html", "starter_code")
        return {
            "revision": self.revision,
            **{name: getattr(self, name) for name in plain},
            **{name: digest(getattr(self, name)) for name in texts},
            "points": float(self.points),
            "policy": self.policy.to_json(),
        }


@dataclass(frozen=True)
class Course:
    title: str
    join_code_hash: bytes | None
    assignments: tuple[Assignment, ...]

    def changes(self, door: tuple[str, bytes | None] | None, before: Mapping[str, Values]) -> Changes:
        """Against what is in force: its (title, hash of the join code), and its assignments' values by slug."""
        after = {each.slug: each.values() for each in self.assignments}
        return compare(before, after, course_differences(door, (self.title, self.join_code_hash)))


@dataclass(frozen=True)
class Publication:
    """What a publish did, or would do: then `number` is the next one. `stale_verdicts` are of the changed revisions."""

    number: int
    changes: Changes
    stale_verdicts: int


def join_code_hash(code: str) -> bytes:
    """Codes are compared without regard to case and outer blanks: they are read from a slide and typed by hand."""
    return hashlib.sha256(code.strip().casefold().encode()).digest()
