"""What the course would have cost on AWS: an estimate from list prices, free tiers left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# US dollars, us-east-1, on-demand list prices of 2026; a bill also has storage, traffic and the database.
PER_GIGABYTE_SECOND = 0.0000166667
PER_INVOCATION = 0.20 / 1e6
PER_API_CALL = 3.50 / 1e6
PER_QUEUE_CALL = 0.40 / 1e6
PER_PUSH = 1.00 / 1e6

SANDBOX_GB, GRADER_GB, API_GB = 1769 / 1024, 0.5, 0.5
API_SECONDS = 0.03
# Of one submission: the page asks a few times, the queue is sent to, read and deleted from, two changes are pushed.
API_CALLS, QUEUE_CALLS, PUSHES = 6, 3, 2


@dataclass(frozen=True)
class Cost:
    """US dollars, by what they are paid for."""

    sandbox: float
    graders: float
    api: float
    queue_and_push: float

    @property
    def total(self) -> float:
        return self.sandbox + self.graders + self.api + self.queue_and_push


def estimate(totals: Mapping[str, Any]) -> Cost:
    """A reused verdict costs its API calls and nothing else."""
    runs, seconds, calls = totals["runs"], totals["run_seconds"], totals["submissions"] * API_CALLS
    return Cost(
        sandbox=seconds * SANDBOX_GB * PER_GIGABYTE_SECOND + runs * PER_INVOCATION,
        graders=seconds * GRADER_GB * PER_GIGABYTE_SECOND + runs * PER_INVOCATION,
        api=calls * (PER_API_CALL + PER_INVOCATION + API_SECONDS * API_GB * PER_GIGABYTE_SECOND),
        queue_and_push=runs * QUEUE_CALLS * PER_QUEUE_CALL + totals["submissions"] * PUSHES * PER_PUSH,
    )
