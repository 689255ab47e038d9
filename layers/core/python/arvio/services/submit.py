"""Accept a submission: durable first, queued after."""

from dataclasses import dataclass
from decimal import Decimal

from arvio.domain.grading import Grading
from arvio.domain.submission import NewSubmission
from arvio.errors import AssignmentNotFound, InGrading, KeyReused
from arvio.ports import Courses, Gradings, Notifier, Queue, Submissions


@dataclass(frozen=True)
class Accepted:
    submission_id: str
    grading: Grading | None = None


def submit(
    new: NewSubmission,
    *,
    sandbox_version: str,
    courses: Courses,
    submissions: Submissions,
    gradings: Gradings,
    queue: Queue,
    notifier: Notifier,
) -> str:
    """The id of the stored submission. A queue that does not answer loses nothing: the sweeper sends the row again.

    Raises KeyReused, InGrading, AssignmentNotFound, Unavailable. The order of the checks is that of design §4.
    """
    accepted = _accept(new, sandbox_version, courses, submissions, gradings)
    if accepted.grading:
        _announce(accepted.grading, gradings, queue, notifier)
    return accepted.submission_id


def _accept(
    new: NewSubmission, sandbox_version: str, courses: Courses, submissions: Submissions, gradings: Gradings
) -> Accepted:
    with submissions.transaction():
        replayed = _replayed(new, submissions)
        if replayed:
            return Accepted(replayed)
        return _attach(new, sandbox_version, courses, submissions, gradings)


def _replayed(new: NewSubmission, submissions: Submissions) -> str | None:
    found = submissions.by_key(new.user_id, new.idempotency_key) if new.idempotency_key else None
    if found and found[1] != new.request_hash:
        raise KeyReused
    return found[0] if found else None


def _attach(
    new: NewSubmission, sandbox_version: str, courses: Courses, submissions: Submissions, gradings: Gradings
) -> Accepted:
    in_grading = submissions.in_grading(new.user_id)
    if in_grading:
        raise InGrading(in_grading)
    rules = courses.rules(new.slug)
    if not rules.is_published:
        raise AssignmentNotFound
    grading = gradings.join(rules.revision, sandbox_version, new)
    points = rules.earned(grading.run) if grading.run else Decimal(0)
    return Accepted(submissions.add(new, grading, points, rules.points), grading)


def _announce(grading: Grading, gradings: Gradings, queue: Queue, notifier: Notifier) -> None:
    if not grading.status.is_final and queue.send([grading.id]):
        gradings.mark_sent([grading.id])
    notifier.tell([grading.id])
