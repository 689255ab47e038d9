"""What the tests' process says of a run, message by message. It is evidence, which the verdict checks."""

import json
from typing import Any

from .clock import Clock
from .verdict import Verdict
from .wire import ForgedFrameError

type Message = dict[str, Any]


class Testimony:
    """`is_over` once nothing more is expected; `loss` is then what was said of a student's process that is gone."""

    def __init__(self, verdict: Verdict, clock: Clock) -> None:
        self.is_over = self.is_complete = self.is_loaded = False
        self.loss: Message | None = None
        self.last_words: Message = {}
        self.time_is_up = False
        self._verdict, self._clock = verdict, clock

    def hear(self, frame: bytes) -> None:
        """Raises ValueError, RecursionError or ForgedFrameError for what our own program would not send."""
        message = json.loads(frame)
        if not isinstance(message, dict):
            raise ForgedFrameError("not a message")
        for key, value in message.items():
            heard = getattr(self, f"_hear_{key}", None)
            if heard is not None:
                heard(value, message)
                return

    def _hear_read(self, _: Any, __: Message) -> None:
        if not self._verdict.done:
            self._verdict.will_run_as_written()
        self._clock.start()

    def _hear_tests(self, names: Any, message: Message) -> None:
        self._verdict.will_run(names)
        self._verdict.print_before_tests(message.get("output"))
        self.is_loaded = True
        self._clock.next_test()

    def _hear_unloaded(self, found: Any, message: Message) -> None:
        if not isinstance(found, dict):
            raise ForgedFrameError("not what became of the tests")
        self._verdict.print_before_tests(message.get("output"))
        self._verdict.stop_at(str(found.get("outcome")), str(found.get("message")), found, everything=True)
        self.is_loaded = True

    def _hear_result(self, entry: Any, _: Message) -> None:
        self._verdict.add(entry)
        self._clock.next_test()
        # A process that has filled its memory is no place for the next test.
        self.is_over = isinstance(entry, dict) and entry.get("outcome") == "out_of_memory"

    def _hear_cut(self, _: Any, __: Message) -> None:
        self._verdict.limit_hit = self._verdict.limit_hit or "output"

    def _hear_refused(self, reason: Any, _: Message) -> None:
        self._verdict.refused = str(reason)[:2000]
        self._complete()

    def _hear_done(self, _: Any, __: Message) -> None:
        self._complete()

    def _hear_expired(self, where: Any, message: Message) -> None:
        if self.time_is_up:
            self.last_words = {**message, "traceback": where}
            self.is_over = True
        else:
            self._hear_lost("forged", message)  # nobody has asked

    def _hear_lost(self, why: Any, message: Message) -> None:
        self.loss = {**message, "lost": why}
        self.is_over = True

    def _complete(self) -> None:
        self.is_complete = self.is_over = True
