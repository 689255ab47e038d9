"""No long pauses: Python's collector stopped LocalStack for up to 0.7 s to look at models that never die."""

import gc
from typing import Any

# New objects before a collection; Python's 2000 cost a fifth of a deployment.
_YOUNG_OBJECTS = 10_000


def apply() -> None:
    gc.set_threshold(_YOUNG_OBJECTS, 10, 20)
    gc.freeze()
    gc.callbacks.append(_keep_what_survived)


def _keep_what_survived(phase: str, info: dict[str, Any]) -> None:
    """What outlives a full collection is a service and its models: the next one need not look at it again.

    A cycle that dies later stays, which a LocalStack of some hours can afford.
    """
    if phase == "stop" and info["generation"] == 2:
        gc.freeze()
