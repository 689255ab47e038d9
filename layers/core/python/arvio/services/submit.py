"""Accept a submission: durable first, queued after."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from arvio.domain.assignment import Rules
from arvio.domain.grading import Grading
from arvio.domain.policy import Policy
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
    now: datetime,
    sandbox_version: str,
    courses: Courses,
    submissions: Submissions,
    gradings: Gradings,
    queue: Queue,
    notifier: Notifier,
) -> str:
    """The id of the stored submission. A queue that does not answer loses nothing: the sweeper sends the row again.

    Raises KeyReused, InGrading, AssignmentNotFound, AssignmentClosed, AttemptsUsedUp, CoolingDown, Unavailable. The
    order of the checks is that of design §4; the policy comes before a known verdict, which is an attempt too.
    """
    with submissions.transaction():
        accepted = _replayed(new, submissions)
        if not accepted:
            rules = _open_rules(new, courses, submissions)
            accepted = _attach(_weighed(new, now, rules, submissions), rules, sandbox_version, submissions, gradings)
    if accepted.grading:
        _announce(accepted.grading, gradings, queue, notifier)
    return accepted.submission_id


def _weighed(new: NewSubmission, now: datetime, rules: Rules, submissions: Submissions) -> NewSubmission:
    """With what the assignment's policy leaves it of its points. Raises what the policy refuses."""
    if rules.policy == Policy():
        return new
    attempts = submissions.attempts(new.user_id, new.slug, is_locked=True)
    policy = rules.policy.for_student(attempts)
    policy.check(now, attempts)
    return replace(new, factor=policy.factor(now))


def _replayed(new: NewSubmission, submissions: Submissions) -> Accepted | None:
    found = submissions.by_key(new.user_id, new.idempotency_key) if new.idempotency_key else None
    if found and found[1] != new.request_hash:
        raise KeyReused
    return Accepted(found[0]) if found else None


def _attach(
    new: NewSubmission, rules: Rules, sandbox_version: str, submissions: Submissions, gradings: Gradings
) -> Accepted:
    grading = gradings.join(rules.revision, sandbox_version, new)
    points = rules.earned(grading.run) if grading.run else Decimal(0)
    return Accepted(submissions.add(new, grading, points, rules.points), grading)


def _open_rules(new: NewSubmission, courses: Courses, submissions: Submissions) -> Rules:
    """Of an assignment that takes this student's submissions now. Raises InGrading, AssignmentNotFound."""
    in_grading = submissions.in_grading(new.user_id)
    if in_grading:
        raise InGrading(in_grading)
    rules = courses.rules(new.slug)
    if not rules.is_published:
        raise AssignmentNotFound
    return rules


def _announce(grading: Grading, gradings: Gradings, queue: Queue, notifier: Notifier) -> None:
    if not grading.status.is_final and queue.send([grading.id]):
        gradings.mark_sent([grading.id])
    notifier.tell([grading.id])
