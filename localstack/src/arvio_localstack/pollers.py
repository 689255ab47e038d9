"""As many SQS pollers as an event source mapping's MaximumConcurrency says, each of them long polling.

LocalStack has one poller a mapping, which sleeps between two polls.
"""

import functools
import logging
import threading
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from localstack.services.lambda_.event_source_mapping import esm_worker_factory
from localstack.services.lambda_.event_source_mapping.pollers.poller import EmptyPollResultsException

LOG = logging.getLogger(__name__)

# A stopped mapping still takes messages for at most this long; a message that arrives ends the wait at once.
_LONG_POLL_SECONDS = 2
_PAUSE_AFTER_AN_ERROR_SECONDS = 1.0


class Poller(Protocol):
    def poll_events(self) -> None: ...
    def close(self) -> None: ...


class PollerTeam:
    """Stands where LocalStack's worker expects one poller: `poll_events` returns only when the worker was stopped."""

    def __init__(self, pollers: Sequence[Poller], stopped: threading.Event) -> None:
        self._pollers = pollers
        self._stopped = stopped

    def poll_events(self) -> None:
        threads = [threading.Thread(target=self._poll, args=(poller,), daemon=True) for poller in self._pollers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def close(self) -> None:
        for poller in self._pollers:
            poller.close()

    def _poll(self, poller: Poller) -> None:
        while not self._stopped.is_set():
            try:
                poller.poll_events()
            except EmptyPollResultsException:
                continue
            except Exception as error:  # noqa: BLE001 - a queue that is gone for a moment must not end its poller
                if not self._stopped.wait(_PAUSE_AFTER_AN_ERROR_SECONDS):
                    LOG.warning("Polling failed and goes on: %s", error)


def apply() -> None:
    factory = esm_worker_factory.EsmWorkerFactory
    factory.get_esm_worker = _with_a_team(factory.get_esm_worker)


def _with_a_team(get_esm_worker: Callable[[Any], Any]) -> Callable[[Any], Any]:
    @functools.wraps(get_esm_worker)
    def get_worker_with_a_team(factory: Any) -> Any:
        worker = get_esm_worker(factory)
        if ":sqs:" in factory.esm_config.get("EventSourceArn", ""):
            # Clients and poller of a second worker that is never started: LocalStack has no smaller factory.
            others = [get_esm_worker(factory).poller for _ in range(concurrency(factory.esm_config) - 1)]
            pollers = [_long_polling(poller) for poller in (worker.poller, *others)]
            worker.poller = PollerTeam(pollers, worker._shutdown_event)  # noqa: SLF001 - no other way to see the end
        return worker

    return get_worker_with_a_team


def concurrency(esm_config: dict[str, Any]) -> int:
    return int((esm_config.get("ScalingConfig") or {}).get("MaximumConcurrency") or 1)


def _long_polling(poller: Any) -> Any:
    # LocalStack polls short where no batching window is set, and sleeps afterwards.
    poller.maximum_batching_window = poller.maximum_batching_window or _LONG_POLL_SECONDS
    return poller
