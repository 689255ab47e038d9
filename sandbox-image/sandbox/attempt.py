"""One pair of processes at work on one job: listens, watches the clock, and says how it ended."""

import contextlib
import json
import os
import select
import signal
import time
from typing import Any, Final

from . import ending
from .clock import Clock
from .errors import SandboxLostError
from .isolation import libc
from .job import Job
from .launch import Pair, Zygote
from .verdict import Verdict
from .wire import Channel, ChannelClosedError, ForgedFrameError

_LAST_WORDS_SECONDS: Final = 0.08
_DEATH_SECONDS: Final = 0.5


class Attempt:
    """`finished` tells whether the tests ran to their end; if not, another pair can take the tests that remain."""

    def __init__(self, zygote: Zygote, pair: Pair, job: Job, verdict: Verdict, seconds_left: float) -> None:
        self.finished = False
        self._zygote, self._pair, self._job, self._verdict = zygote, pair, job, verdict
        self._channel = Channel(pair.verdicts.fileno())
        self._student = pair.tests_pid if job.isolation == "shared" else pair.student_pid
        self.clock = Clock(self._student, job.limits, seconds_left)
        self._loaded = False
        self._ended = self._expiring = False
        self._last_words: dict[str, Any] | None = None

    def run(self) -> None:
        """Returns with both processes told to die, however it went."""
        try:
            self._channel.send(json.dumps(self._job.message(self._verdict.done)).encode("ascii"))
            while not self._ended:
                self._step()
        except ChannelClosedError:
            self._lost({"lost": "tests"})
        except (ForgedFrameError, ValueError, RecursionError):
            self._lost({"lost": "forged"})
        finally:
            self._pair.verdicts.close()
            with contextlib.suppress(SandboxLostError):  # a zygote that is gone has taken its children with it
                self._zygote.kill(self._pair)

    def _keep_together(self) -> None:
        """Tests and student answer each other in turns: on one processor a call costs a third of what it costs on two.

        Before that they load side by side, on two. The processor is the caller's own, which is about to be idle.
        """
        with contextlib.suppress(OSError):
            for pid in (self._pair.tests_pid, self._pair.student_pid):
                os.sched_setaffinity(pid, {libc.this_processor()})

    def _step(self) -> None:
        frame = self._channel.waiting()
        if frame is not None:
            self._hear(json.loads(frame))
        elif not self._wait(self.clock.wait_seconds()):
            reached = self.clock.expired()
            if reached == "start":
                raise SandboxLostError("the tests' process did not come to reading its tests")
            if reached:
                self._expire(reached)

    def _wait(self, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self._pair.verdicts, select.POLLIN)
        if poll.poll(seconds * 1000):
            self._channel.read_once()
            return True
        return False

    def _hear(self, message: Any) -> None:
        if not isinstance(message, dict):
            raise ForgedFrameError("not a message")
        for key, value in message.items():
            heard = getattr(self, f"_hear_{key}", None)
            if heard is not None:
                heard(value, message)
                return

    def _hear_written(self, names: Any, _: dict[str, Any]) -> None:
        if not self._verdict.done:
            self._verdict.will_run(names, as_written=True)
        self.clock.start()

    def _hear_tests(self, names: Any, message: dict[str, Any]) -> None:
        self._verdict.will_run(names)
        self._verdict.print_before_tests(message.get("output"))
        self._loaded = True
        self._keep_together()
        if "all" in message:
            found = message["all"]
            self._verdict.stop_at(str(found.get("outcome")), str(found.get("message")), found, everything=True)
        self.clock.next_test()

    def _hear_start(self, name: Any, _: dict[str, Any]) -> None:
        self._verdict.running = name
        self.clock.next_test()

    def _hear_result(self, entry: Any, _: dict[str, Any]) -> None:
        self._verdict.add(entry)
        self._verdict.running = None
        # A process that has filled its memory is no place for the next test.
        self._ended = isinstance(entry, dict) and entry.get("outcome") == "out_of_memory"

    def _hear_cut(self, _: Any, __: dict[str, Any]) -> None:
        self._verdict.limit_hit = self._verdict.limit_hit or "output"

    def _hear_refused(self, reason: Any, _: dict[str, Any]) -> None:
        self._verdict.refused = str(reason)[:2000]
        self._finish()

    def _hear_done(self, _: Any, __: dict[str, Any]) -> None:
        self._finish()

    def _hear_expired(self, where: Any, message: dict[str, Any]) -> None:
        if not self._expiring:
            self._lost({**message, "lost": "forged"})  # nobody has asked
            return
        self._last_words = {**message, "traceback": where}
        self._ended = True

    def _hear_lost(self, _: Any, message: dict[str, Any]) -> None:
        self._lost(message)

    def _finish(self) -> None:
        self.finished = self._ended = True

    def _expire(self, reached: str) -> None:
        """Asks the student's process where it is, then the tests' process; whoever is too deep to answer is killed."""
        self._expiring = True
        for pid, number in ((self._student, signal.SIGXCPU), (self._pair.tests_pid, signal.SIGUSR1)):
            if not (self._ended or (pid == self._pair.tests_pid and number == signal.SIGXCPU)):
                self._zygote.signal(pid, number)
                self._listen(_LAST_WORDS_SECONDS)
        self._verdict.limit_hit = reached
        self._stop("timed_out", ending.out_of_time(reached, self._job.limits), self._last_words or {})

    def _listen(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        with contextlib.suppress(ChannelClosedError):
            while not self._ended and (left := until - time.monotonic()) > 0:
                if self._wait(left) and (frame := self._channel.waiting()) is not None:
                    self._hear(json.loads(frame))

    def _lost(self, message: dict[str, Any]) -> None:
        if self._ended:
            return
        death = self._zygote.death_of(self._student, _DEATH_SECONDS) if message["lost"] != "forged" else None
        outcome, words = ending.cause(death, self._job.limits)
        if outcome == "out_of_memory":
            self._verdict.limit_hit = "memory"
        self._stop(outcome, words, message)

    def _stop(self, outcome: str, words: str, evidence: dict[str, Any]) -> None:
        self._verdict.stop_at(outcome, words, evidence, everything=not self._loaded)
        self._ended = True
