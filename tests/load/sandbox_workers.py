"""Runs a second with several sandboxes at once, each in a process of its own as Lambda's environments are."""

import multiprocessing
import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from multiprocessing.connection import Connection
from typing import Final, NamedTuple

from sandbox.job import Job, from_event
from sandbox.run import Sandbox

from tests.load.sandbox_submissions import SUBMISSIONS

_SECONDS: Final = 1.0
_ROUNDS: Final = 9


class Speeds(NamedTuple):
    """Runs a second of the trivial file."""

    one: float
    two: float


def runs_a_second() -> Speeds:
    """Medians of rounds in which one worker is at work alone, then the other, then both: a busy moment hits all."""
    alone, together = [], []
    with ExitStack() as stack:
        workers = [_started(stack) for _ in range(2)]
        for _ in range(_ROUNDS):
            alone += [_sample([each]) for each in workers]
            together.append(_sample(workers))
    return Speeds(statistics.median(alone), statistics.median(together))


def _sample(workers: Sequence[Connection]) -> float:
    for each in workers:
        each.send(_SECONDS)
    return float(sum(each.recv() for each in workers)) / _SECONDS


def _started(stack: ExitStack) -> Connection:
    """Its end means the worker's; it has answered once it is warm."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs,))
    process.start()
    stack.callback(process.join)
    stack.enter_context(ours)
    theirs.close()
    ours.recv()
    return ours


def _work(orders: Connection) -> None:
    job = from_event(SUBMISSIONS[0].event)
    with closing(Sandbox()) as sandbox:
        for _ in range(5):
            sandbox.run(job)
        orders.send("warm")
        while True:
            try:
                orders.send(_count(sandbox, job, orders.recv()))
            except EOFError:
                return


def _count(sandbox: Sandbox, job: Job, seconds: float) -> int:
    until, count = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        sandbox.run(job)
        count += 1
    return count
