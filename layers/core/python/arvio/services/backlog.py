"""The queue as an instructor sees and mends it. The rows are the truth: messages only hint at them."""

from typing import Any

from arvio.domain.audit import Entry
from arvio.ports import Audit, Backlog, DeadLetters, Gradings, Notifier, Queue
from arvio.services.sweep import give_up

_MOST = 10_000  # what one invocation can send; the sweeper sends the rest


def read_backlog(*, backlog: Backlog, dead_letters: DeadLetters) -> dict[str, Any]:
    """queued, in_flight, expired (a lease that ran out), oldest_seconds, dead_letters."""
    return {**backlog.report(), "dead_letters": dead_letters.count()}


def redrive(
    *, who: str, backlog: Backlog, gradings: Gradings, queue: Queue, dead_letters: DeadLetters, audit: Audit
) -> dict[str, Any]:
    """Send everything that waits again now, dead letters first. A message too many is harmless: one claim wins."""
    before, letters = backlog.report(), dead_letters.take()
    waiting = backlog.waiting(_MOST)
    resent = queue.send(list(dict.fromkeys([*letters, *waiting])))
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
