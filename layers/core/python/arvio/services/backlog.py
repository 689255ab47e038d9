"""The queue as an instructor sees and mends it. The rows are the truth: messages only hint at them."""

from typing import Any

from arvio.domain.audit import Entry
from arvio.ports import Gradings, Notifier, Queue
from arvio.ports.instructor import Audit, Backlog, DeadLetters
from arvio.services.sweep import give_up

_MOST = 10_000  # what one invocation can send; the sweeper sends the rest


def read_backlog(*, backlog: Backlog, dead_letters: DeadLetters) -> dict[str, Any]:
    """queued, in_flight, expired (a lease that ran out), oldest_seconds, dead_letters."""
    return {**backlog.report(), "dead_letters": dead_letters.count()}


def redrive(
    *, who: str, backlog: Backlog, gradings: Gradings, queue: Queue, dead_letters: DeadLetters, audit: Audit
) -> dict[str, Any]:
    """Take the dead letters and send everything that waits again now. A message too many is harmless: one claim wins.

    A letter whose row does not wait is not sent: it is finished, or held, or of a regrade, which has its own queue.
    """
    before, letters = backlog.report(), dead_letters.take()
    resent = queue.send(backlog.waiting(_MOST))
    gradings.mark_sent(resent)
    answer = {"dead_letters": len(letters), "resent": len(resent)}
    audit.add(Entry(who, "queue redrive", "queue", {"queued": before["queued"]}, answer))
    return answer


def give_up_waiting(
    *, who: str, backlog: Backlog, gradings: Gradings, notifier: Notifier, audit: Audit
) -> dict[str, Any]:
    """Everything that waits becomes a visible error, which costs no points and lets its student submit again."""
    waiting = backlog.waiting(_MOST)
    given_up = give_up(waiting, gradings=gradings, notifier=notifier)
    audit.add(Entry(who, "queue drain --give-up", "queue", {"queued": len(waiting)}, {"given_up": len(given_up)}))
    return {"given_up": len(given_up)}
