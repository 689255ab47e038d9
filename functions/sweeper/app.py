"""Each minute: what may have been lost is sent again, what cannot be graded becomes a visible error."""

from typing import Any

from arvio import bootstrap
from arvio.entry.batches import grading_ids, partial_failures
from arvio.services import sweep as sweeping
from arvio.services.batch import each
from arvio.services.regrade import resend


def sweep(event: object, context: object) -> dict[str, int]:  # noqa: ARG001  # the runtime passes both
    services = bootstrap.sweeper()
    store = services.store
    swept = sweeping.sweep(
        gradings=store.gradings, queue=services.queue, notifier=services.notifier, sockets=store.sockets
    )
    return swept | {"regrades_resent": resend(regrades=services.regrades, queue=services.regrade_queue)}


def give_up(event: dict[str, Any], context: object) -> dict[str, Any]:  # noqa: ARG001  # the runtime passes a context
    """Dead letters reach the student."""
    messages, services = grading_ids(event), bootstrap.sweeper()
    _, failed = each(
        list(messages.values()),
        lambda name: sweeping.give_up(name, gradings=services.store.gradings, notifier=services.notifier),
    )
    return partial_failures(messages, failed)
