"""Steps of a command, each with its seconds: one plain line when it is done, which also reads well aloud."""

import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from infra.failures import ArvioFailed
from infra.files import write_whole
from infra.paths import BUILD


class StepFailed(ArvioFailed):
    def __init__(self, step: str, failure: ArvioFailed) -> None:
        super().__init__(failure.cause, log=failure.log)
        self.step = step


class Interrupted(ArvioFailed):
    """Another step failed, or a person pressed Ctrl+C."""


@dataclass
class Step:
    name: str
    note: str = ""


@dataclass
class Progress:
    """Shared by the threads of one command. `stopping` is set when the rest of the work is pointless."""

    console: Console
    stopping: threading.Event = field(default_factory=threading.Event)
    failure: StepFailed | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """Set `note` on what this yields to say in a few words what was done or found."""
        began = time.monotonic()
        step = Step(name)
        try:
            yield step
        except StepFailed:
            raise
        except ArvioFailed as failure:
            raise self._failed(StepFailed(name, failure)) from failure
        except Exception as error:  # a person gets a sentence and a log for what nobody foresaw, too
            raise self._failed(StepFailed(name, unforeseen(error))) from error
        self.say(f"{name:<22} {time.monotonic() - began:5.1f} s  {step.note}".rstrip())

    def _failed(self, failure: StepFailed) -> StepFailed:
        """The first failure of the command: the steps that it interrupted have nothing to say."""
        with self._lock:
            self.failure = self.failure or failure
        self.stopping.set()
        return self.failure

    def say(self, line: str) -> None:
        with self._lock:
            self.console.print(line, highlight=False, markup=False, soft_wrap=True)

    def wait(self, check: Callable[[], bool], *, within: float, every: float = 0.05) -> bool:
        """Whether `check` came true in `within` seconds. Raises Interrupted when the command is being stopped."""
        deadline = time.monotonic() + within
        while not check():
            if time.monotonic() > deadline:
                return False
            if self.stopping.wait(every):
                raise Interrupted("It was interrupted.")
        return True


def busy(what: str) -> AbstractContextManager[object]:
    """Shows on a terminal's standard error that `what` goes on; says nothing into a pipe."""
    return Console(stderr=True).status(f"{what} …")


def unforeseen(error: Exception) -> ArvioFailed:
    log = BUILD / "logs" / "unforeseen.log"
    write_whole(log, "".join(traceback.format_exception(error)))
    return ArvioFailed(f"{type(error).__name__}: {error}", log=log)


def describe(failure: ArvioFailed) -> str:
    """The lines that a person reads when a command fails."""
    place = f"The step “{failure.step}” failed: " if isinstance(failure, StepFailed) else ""
    log = f"\nLog: {failure.log}" if isinstance(failure.log, Path) else ""
    return f"{place}{failure.cause}{log}"
