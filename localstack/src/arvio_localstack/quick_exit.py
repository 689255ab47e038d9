"""An end without farewell: taking LocalStack's hundred thousands of objects apart costs seconds and frees nothing."""

import atexit
import os
import sys

from localstack.runtime import current


def apply() -> None:
    atexit.register(_leave)  # early, so it runs after everybody else's


def _leave() -> None:
    runtime = current.get_current_runtime()
    if runtime.stopped.is_set():  # a LocalStack that failed keeps Python's own end, and its status
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(runtime.exit_code)
