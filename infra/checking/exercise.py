"""An assignment folder that is sound enough to grade with."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from arvio.domain.assignment import Rules
from arvio.domain.grading import Verdict
from arvio.domain.submission import Status
from arvio.domain.verdict import Run


@dataclass(frozen=True)
class Exercise:
    """`settings` is the assignment as the publish payload has it."""

    folder: Path
    settings: Mapping[str, Any]

    @property
    def slug(self) -> str:
        return str(self.settings["slug"])

    @property
    def limits(self) -> Mapping[str, float]:
        limits: Mapping[str, float] = self.settings["limits"]
        return limits

    @property
    def rules(self) -> Rules:
        """Feedback is full whatever the assignment says: the reader is the instructor."""
        return Rules(self.slug, "", Decimal(self.settings["points"]), self.settings["weights"])

    def job(self, code: str, **limits: float) -> dict[str, Any]:
        """What the grader would send to the sandbox for this code; `limits` replace the assignment's own."""
        own = {name: self.settings[name] for name in ("tests", "module", "isolation")}
        return {**own, "code": code, "limits": {**self.limits, **limits}}

    def status(self, run: Run) -> Status:
        return (Verdict.ours() if run.refused else Verdict.of(run, run.version)).status

    def points(self, run: Run) -> Decimal:
        return Decimal(0) if run.refused else self.rules.earned(run)

    def read(self, name: str) -> str:
        """A file of the folder as students would send it: an editor's byte order mark is no part of it."""
        return (self.folder / name).read_text(encoding="utf-8-sig")
