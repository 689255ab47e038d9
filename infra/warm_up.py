"""A first call to every function that a submission meets: without it the first student waits for four cold starts."""

import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from infra import stack
from infra.failures import Busy
from infra.instance import Instance

# Each does nothing: no message, nobody to tell, no run.
EMPTY_CALLS: dict[str, dict[str, Any]] = {
    "grader": {"Records": []},
    "relay": {"grading_ids": []},
    "sandbox": {"probe": True},
}
# What no submission meets at first, but some meet in the end.
BACKGROUND_CALLS: dict[str, dict[str, Any]] = {
    "regrader": {"Records": []},
    "dead-letters": {"Records": []},
    "sweeper": {},
}


def warm_up(instance: Instance) -> str:
    """Raises ArvioFailed when a function cannot even start: better now than at the first submission."""
    with ThreadPoolExecutor(max_workers=len(EMPTY_CALLS)) as pool:
        calls = [pool.submit(stack.invoke, instance, name, payload) for name, payload in EMPTY_CALLS.items()]
        with urllib.request.urlopen(f"{instance.api_url}/health", timeout=30) as answer:  # noqa: S310 our own http
            answer.read()
        for call in calls:
            with suppress(Busy):  # a restart with a full queue: it could hardly be warmer
                call.result()
    return f"{len(EMPTY_CALLS) + 1} functions"


def every_function_starts(instance: Instance) -> str:
    """Raises ArvioFailed with the first that does not, and its log."""
    calls = EMPTY_CALLS | BACKGROUND_CALLS
    with ThreadPoolExecutor(max_workers=len(calls)) as pool:
        for call in [pool.submit(stack.invoke, instance, name, payload) for name, payload in calls.items()]:
            with suppress(Busy):  # with students' work: it starts, then
                call.result()
    return f"{len(calls)} functions start"
