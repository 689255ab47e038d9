"""Grade finished submissions again, in a lane of its own: first a preview, then all of it or nothing, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from arvio.domain.audit import Entry
from arvio.ports import Courses, Gradings, Notifier, Queue
from arvio.ports.instructor import Audit, Regrades
from arvio.services.records import json_row, search_of

_TOLD_AT_ONCE = 100  # ids in one notice to the relay


@dataclass(frozen=True)
class Regrading:
    """`queue` is that of the lane: live submissions have their own queue, graders and share of the sandbox."""

    regrades: Regrades
    courses: Courses
    gradings: Gradings
    queue: Queue
    notifier: Notifier
    audit: Audit
    sandbox_version: str

    def start(self, slug: str, asked: Mapping[str, Any], who: str) -> dict[str, Any]:
        """Queue a run for each different text; nothing that a student sees changes. Raises AssignmentNotFound."""
        rules = self.courses.rules(slug)
        regrade_id, runs = self.regrades.start(rules, self.sandbox_version, search_of(asked), who)
        self.gradings.mark_sent(self.queue.send(runs))
        return self.progress(regrade_id)

    def progress(self, regrade_id: str) -> dict[str, Any]:
        return json_row(self.regrades.get(regrade_id))

    def preview(self, regrade_id: str) -> dict[str, Any]:
        """The progress, and who goes up or down and by how much, in best points. Raises RegradeNotFound."""
        found = self.regrades.get(regrade_id)
        changes = [json_row(row) for row in self.regrades.changes(regrade_id, found["slug"])]
        return {**json_row(found), "students": changes}

    def apply(self, regrade_id: str, who: str) -> dict[str, Any]:
        """Both verdicts are kept, so it can be undone. What could not be graded keeps the verdict it has."""
        preview = self.preview(regrade_id)
        with self.regrades.transaction():
            rules = self.courses.rules(preview["slug"])
            runs = self.regrades.apply(regrade_id, rules.points)
            before, after = _totals(preview["students"])
            self.audit.add(Entry(who, "regrade", preview["slug"], before, {**after, "regrade": regrade_id}))
        self._tell(runs)
        return {**preview, "status": "applied"}

    def undo(self, regrade_id: str, who: str) -> dict[str, Any]:
        found = self.regrades.get(regrade_id)
        with self.regrades.transaction():
            runs = self.regrades.undo(regrade_id)
            entry = Entry(who, "regrade --undo", found["slug"], {"regrade": regrade_id}, {"verdicts": "as before it"})
            self.audit.add(entry)
        self._tell(runs)
        return {**json_row(found), "status": "undone"}

    def drop(self, regrade_id: str) -> dict[str, Any]:
        """Forget a preview. Nothing was changed by it, so nothing is told of it."""
        self.regrades.drop(regrade_id)
        return {"id": regrade_id, "status": "dropped"}

    def _tell(self, runs: Sequence[str]) -> None:
        for ids in batched(runs, _TOLD_AT_ONCE):
            self.notifier.tell(ids)


def resend(*, regrades: Regrades, queue: Queue) -> int:
    """What a lost message or a dead grader left behind in the lane is sent again."""
    return len(queue.send(regrades.overdue()))


def _totals(students: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The sums of best points, and how many go up and down."""
    before, after = (round(sum(row[name] for row in students), 2) for name in ("before", "after"))
    up = sum(row["after"] > row["before"] for row in students)
    down = sum(row["after"] < row["before"] for row in students)
    submissions = sum(row["changed"] for row in students)
    return {"points": before}, {"points": after, "up": up, "down": down, "submissions": submissions}
