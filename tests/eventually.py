"""Wait for a fact, never for a time."""

import time
from collections.abc import Callable


def eventually[T](check: Callable[[], T | None], within: float = 30, every: float = 0.05) -> T:
    """The first truthy result of `check`. Fails with its last result when `within` seconds are over."""
    deadline = time.monotonic() + within
    while not (result := check()):
        assert time.monotonic() < deadline, f"still {result!r} after {within} s"
        time.sleep(every)
    return result
