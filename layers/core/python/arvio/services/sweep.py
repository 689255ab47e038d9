"""Nothing is lost or stuck: send again what may have been lost, and make visible what cannot be graded."""

import logging
from collections.abc import Sequence

from arvio.ports import Gradings, Notifier, Queue, Sockets

log = logging.getLogger(__name__)


def sweep(*, gradings: Gradings, queue: Queue, notifier: Notifier, sockets: Sockets) -> dict[str, int]:
    """One round; how many gradings were given up and how many were sent again."""
    given_up = gradings.give_up_exhausted()
    notifier.tell(given_up)
    resent = queue.send(gradings.overdue())
    sockets.forget_expired()
    if given_up or resent:
        log.warning("swept", extra={"given_up": len(given_up), "resent": len(resent)})
    return {"given_up": len(given_up), "resent": len(resent)}


def give_up(grading_ids: Sequence[str], *, gradings: Gradings, notifier: Notifier) -> list[str]:
    """Dead letters become visible errors, only where no live lease exists; the ids that did."""
    given_up = [grading_id for grading_id in grading_ids if gradings.give_up(grading_id)]
    notifier.tell(given_up)
    log.warning("dead letters", extra={"given_up": given_up})
    return given_up
