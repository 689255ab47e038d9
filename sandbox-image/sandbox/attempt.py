"""One pair of processes at work on one job: listens, watches the clock, and says how it ended."""

import contextlib
import os
import signal
import time
from typing import Any, Final

from . import ending
from .clock import Clock, processor_of
from .errors import SandboxLostError
from .job import Job
from .launch import Zygote
from .line import Line
from .offspring import Pair
from .testimony import Testimony
from .verdict import Verdict
from .wire import ChannelClosedError, ForgedFrameError

_LAST_WORDS_SECONDS: Final = 0.08
_DEATH_SECONDS: Final = 0.5
_TOGETHER_SECONDS: Final = 0.004
_FOREVER: Final = 3600.0


class Attempt:
    """`finished` tells whether the tests ran to their end; if not, another pair can take the tests that remain.

    `was_strange`: a process ended in a way that no limit explains, so it may have done more than end.
    """

    def __init__(self, zygote: Zygote, pair: Pair, job: Job, verdict: Verdict, seconds_left: float) -> None:
        self.was_strange = False
        self._zygote, self._pair, self._job, self._verdict = zygote, pair, job, verdict
        self._line = Line(pair.verdicts)
        self._student = pair.tests_pid if job.isolation == "shared" else pair.student_pid
        self.clock = Clock(self._student, job.limits, seconds_left)
        self._testimony = Testimony(verdict, self.clock)
        self._is_together = False

    @property
    def finished(self) -> bool:
        return self._testimony.is_complete

    def run(self) -> None:
        """Returns with both processes told to die, however it went."""
        try:
            self._line.say_after(self._job.for_tests(self._verdict.done), self._hand_over)
            self._listen_to_the_end()
        except ChannelClosedError:
            self._lost({"lost": "tests"})
        except (ForgedFrameError, ValueError, RecursionError):
            self._lost({"lost": "forged"})
        finally:
            self._pair.close()
            with contextlib.suppress(SandboxLostError):  # a zygote that is gone has taken its children with it
                self._zygote.kill(self._pair)

    def _hand_over(self) -> None:
        """The student's text first, so that it is read while the tests' process reads its own."""
        with contextlib.suppress(ChannelClosedError):  # the tests' process will find out
            if self._job.isolation != "shared":
                Line(self._pair.texts).say(self._job.for_student())
        self._pair.texts.close()

    def _keep_together_after_a_while(self) -> None:
        """Tests and student answer each other in turns: on one processor a call costs a third of what it costs on two.

        Only where there are many calls, so after a while: by then the kernel has found the tests a processor that no
        other run is on, and short runs are over.
        """
        if self._is_together or not self.clock.has_run(_TOGETHER_SECONDS):
            return
        self._is_together = True
        with contextlib.suppress(OSError):
            processor = processor_of(self._pair.tests_pid)
            for pid in (self._pair.tests_pid, self._pair.student_pid):
                os.sched_setaffinity(pid, {processor})

    def _listen_to_the_end(self) -> None:
        while not self._testimony.is_over:
            frame = self._line.heard()
            if frame is not None:
                self._testimony.hear(frame)
                self._keep_together_after_a_while()
            elif not self._line.wait(min(self.clock.wait_seconds(), self._patience)):
                self._look_at_the_clock()
        if self._testimony.loss is not None:
            self._lost(self._testimony.loss)

    @property
    def _patience(self) -> float:
        return _FOREVER if self._is_together else _TOGETHER_SECONDS

    def _look_at_the_clock(self) -> None:
        self._keep_together_after_a_while()
        reached = self.clock.expired()
        if reached == "start":
            raise SandboxLostError("the tests' process did not come to reading its tests")
        if reached:
            self._expire(reached)

    def _expire(self, reached: str) -> None:
        """Asks the student's process where it is, then the tests' process; whoever is too deep to answer is killed."""
        running, self._testimony.time_is_up = self._verdict.remaining[:1], True
        for pid, number in ((self._student, signal.SIGXCPU), (self._pair.tests_pid, signal.SIGUSR1)):
            if not (self._testimony.is_over or (pid == self._pair.tests_pid and number == signal.SIGXCPU)):
                self._zygote.signal(pid, number)
                self._listen(_LAST_WORDS_SECONDS)
        if running != self._verdict.remaining[:1]:
            self._testimony.is_over = True  # it came to its end after all; the others get another pair
            return
        self._verdict.limit_hit = reached
        self._stop("timed_out", ending.out_of_time(reached, self._job.limits), self._testimony.last_words)

    def _listen(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        with contextlib.suppress(ChannelClosedError):
            while not self._testimony.is_over and (left := until - time.monotonic()) > 0:
                if self._line.wait(left) and (frame := self._line.heard()) is not None:
                    self._testimony.hear(frame)

    def _lost(self, message: dict[str, Any]) -> None:
        death = self._zygote.death_of(self._student, _DEATH_SECONDS) if message["lost"] != "forged" else None
        outcome, words = ending.cause(death, self._job.limits)
        if outcome == "out_of_memory":
            self._verdict.limit_hit = "memory"
        self.was_strange = outcome == "crashed"
        self._stop(outcome, words, message)

    def _stop(self, outcome: str, words: str, evidence: dict[str, Any]) -> None:
        self._verdict.stop_at(outcome, words, evidence, everything=not self._testimony.is_loaded)
        self._testimony.is_over, self._testimony.loss = True, None
