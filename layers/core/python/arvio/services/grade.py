"""Grade what the queue names: claim, run, record. Only a run of that code against that revision makes a verdict."""

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from decimal import Decimal

from arvio.domain.grading import Claim, Verdict
from arvio.domain.verdict import Run, crashed_run
from arvio.errors import SandboxLost, SandboxNotStarted
from arvio.ports import Courses, Gradings, Notifier, Queue, SandboxRunner
from arvio.services.batch import each

log = logging.getLogger(__name__)

type Answer = Run | SandboxLost | SandboxNotStarted


@dataclass(frozen=True)
class Settling:
    """What becomes of a sandbox's answer."""

    courses: Courses
    gradings: Gradings
    queue: Queue
    notifier: Notifier
    attempts: int

    def settle(self, claim: Claim, answer: Answer) -> None:
        match answer:
            case Run(refused=None):
                self._record(claim, Verdict.of(answer, claim.sandbox_version))
            case Run():
                self._record(claim, Verdict.ours(answer))
            case SandboxLost() if claim.lost:
                self._record(claim, Verdict.of(crashed_run(), claim.sandbox_version))
            case _ if claim.attempt >= self.attempts:
                self._record(claim, Verdict.ours())
            case SandboxLost() | SandboxNotStarted():
                self._try_again(claim, was_lost=isinstance(answer, SandboxLost))
        self.notifier.tell([claim.grading_id])

    def _record(self, claim: Claim, verdict: Verdict) -> None:
        is_theirs = verdict.run is not None and verdict.run.refused is None
        points = self.courses.rules(claim.slug).earned(verdict.run) if verdict.run and is_theirs else Decimal(0)
        is_recorded = self.gradings.record(claim, verdict, points)
        log.info("graded", extra=_fields(claim, status=verdict.status, is_recorded=is_recorded))

    def _try_again(self, claim: Claim, *, was_lost: bool) -> None:
        log.warning("sandbox did not answer", extra=_fields(claim, was_lost=was_lost))
        if self.gradings.requeue(claim, was_lost=was_lost):
            # A sandbox that could not start may be short of room: give it a little time. A lost one starts afresh.
            self.queue.send([claim.grading_id], delay_seconds=0 if was_lost else claim.attempt)


def grade(grading_ids: Sequence[str], *, sandbox: SandboxRunner, settling: Settling) -> list[str]:
    """Grade a batch; the ids that failed and must be delivered again.

    Threads only invoke the sandbox and the relay; everything that touches the database stays on this thread.
    """
    claims, failed = each(grading_ids, settling.gradings.claim)
    held = [claim for claim in claims if claim]
    _, unsettled = each(_answers(held, sandbox, settling.notifier), lambda pair: settling.settle(*pair))
    return failed + [claim.grading_id for claim, _ in unsettled]


def _answers(claims: Sequence[Claim], sandbox: SandboxRunner, notifier: Notifier) -> Iterator[tuple[Claim, Answer]]:
    """Each claim with its answer, the quickest first: a slow text holds nobody else's verdict back."""
    if not claims:
        return
    with ThreadPoolExecutor(max_workers=len(claims) + 1) as threads:
        runs = {threads.submit(_run, claim, sandbox): claim for claim in claims}
        threads.submit(notifier.tell, [claim.grading_id for claim in claims])
        for run in as_completed(runs):
            yield runs[run], run.result()


def _run(claim: Claim, sandbox: SandboxRunner) -> Answer:
    try:
        return sandbox.run(claim.job())
    except (SandboxLost, SandboxNotStarted) as error:
        return error


def _fields(claim: Claim, **more: object) -> dict[str, object]:
    return {"grading_id": claim.grading_id, "attempt": claim.attempt, **more}
