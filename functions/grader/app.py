"""Takes gradings from the queue and records their verdicts."""

from typing import Any

from arvio import bootstrap
from arvio.entry.batches import grading_ids, partial_failures
from arvio.services.grade import grade


def handle(event: dict[str, Any], context: object) -> dict[str, Any]:  # noqa: ARG001  # the runtime passes a context
    messages, services = grading_ids(event), bootstrap.grader()
    failed = grade(sorted(set(messages.values())), sandbox=services.sandbox, settling=services.settling)
    return partial_failures(messages, failed)
