"""Work on many records, each for itself."""

import logging
from collections.abc import Callable, Iterable

log = logging.getLogger(__name__)


def each[T, R](items: Iterable[T], work: Callable[[T], R]) -> tuple[list[R], list[T]]:
    """(results, items that failed)."""
    done: list[R] = []
    failed: list[T] = []
    for item in items:
        try:
            done.append(work(item))
        except Exception:  # one poisoned record must not redeliver its neighbours
            log.exception("not processed", extra={"item": str(item)[:200]})
            failed.append(item)
    return done, failed
