"""Warm sandboxes at work side by side."""

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any

from infra.local_sandbox import Graded, LocalSandbox, must_be_linux
from infra.progress import Interrupted

MOST = 4


def processors() -> list[int]:
    """Those that this command may use; a sandbox for each, up to a number that no course needs to exceed."""
    must_be_linux()
    return sorted(os.sched_getaffinity(0))[:MOST]


class SandboxPool:
    """A thread and a sandbox for each processor, started when the first job comes."""

    def __init__(
        self, processors: Sequence[int], *, level: str | None = None, on_verdict: Callable[[], None] = lambda: None
    ) -> None:
        self._level = level
        self._on_verdict = on_verdict
        self._threads = ThreadPoolExecutor(len(processors), thread_name_prefix="sandbox")
        self._processors: SimpleQueue[int] = SimpleQueue()
        for processor in processors:
            self._processors.put(processor)
        self._own = threading.local()
        self._started: list[LocalSandbox] = []
        self._closing = threading.Event()

    def grade(self, jobs: Sequence[Mapping[str, Any]]) -> list[Graded]:
        """In the order of the jobs; several threads may ask at once. Raises NotOffered."""
        return list(self._threads.map(self._grade, jobs))

    def close(self) -> None:
        """Once. Also in the middle of a job, as after Ctrl+C: when this returns, no process of a sandbox is left."""
        self._closing.set()
        self._threads.shutdown(wait=False, cancel_futures=True)
        for sandbox in list(self._started):
            sandbox.interrupt()
        self._threads.shutdown()
        for sandbox in self._started:
            sandbox.close()

    def _grade(self, job: Mapping[str, Any]) -> Graded:
        graded = self._sandbox().grade(job)
        self._on_verdict()
        return graded

    def _sandbox(self) -> LocalSandbox:
        if not hasattr(self._own, "sandbox"):
            self._own.sandbox = self._new()
            self._started.append(self._own.sandbox)
        if self._closing.is_set():
            raise Interrupted("It was interrupted.")
        sandbox: LocalSandbox = self._own.sandbox
        return sandbox

    def _new(self) -> LocalSandbox:
        """The processes of a run share one processor: without a choice here, two runs could end up on the same one."""
        processor = self._processors.get()
        try:
            os.sched_setaffinity(0, {processor})
            return LocalSandbox(self._level)
        except BaseException:
            # The thread's next job asks again; an empty queue would keep it waiting for ever.
            self._processors.put(processor)
            raise
