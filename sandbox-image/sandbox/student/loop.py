"""The student's side of the conversation: receive a request, do it, answer; and ask the tests in between."""

import mmap
import threading
from typing import Any, Final, NoReturn

from sandbox.awaited import Awaited
from sandbox.values import containers
from sandbox.values.codec import Decoder, Encoder, dumps, loads
from sandbox.values.tracked import Tracked
from sandbox.wire import Channel

from . import effects, failure
from .effects import Received
from .operations import OPERATIONS, Request
from .output import Printed
from .source import Source
from .telling import Telling

_TOO_LARGE: Final = "this value is too large to hand to the tests"


class Loop:
    def __init__(self, channel: Channel, printed: Printed) -> None:
        self.source = Source("", "")  # until the job comes
        self.originals: dict[str, Any] = {}
        self.telling = Telling(self.ask)
        self.handles = self.telling.handles
        self.tracked = Tracked(self.telling.sketch)
        self.awaited = Awaited()
        self._channel = channel
        self._printed = printed
        self._depth = 0
        self._thread = threading.get_ident()
        self._sending = False
        # Room to say that there is none, given up at a MemoryError. Never written to, so no page of it is ever made.
        self._reserve: mmap.mmap | None = mmap.mmap(-1, 1 << 20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        printed.on_full = self.flush

    def serve(self) -> None:
        while True:
            self._answer(self._channel.receive())

    def ask(self, what: str, *arguments: Any) -> Any:
        """A question to the tests in the middle of a call: input, a callback. Raises what they raise."""
        if not self._depth or self._sending or threading.get_ident() != self._thread:
            raise RuntimeError("the tests are not waiting for this thread")
        encoder = Encoder(self.telling.encode)
        self._send(["c", what, [encoder.encode(each) for each in arguments], self._printed.take()])
        while True:
            frame = self._channel.receive()
            if frame[:2] == b"v\n":
                return Decoder(self.telling.decode).decode(loads(frame[2:]))
            if frame[:2] == b"x\n":
                self._raise(loads(frame[2:]))
            self._answer(frame)

    def flush(self) -> None:
        if self._depth and not self._sending and threading.get_ident() == self._thread:
            self._send(["o", self._printed.take()])

    def expire(self, frame: Any) -> None:
        """Time is up: say where, while the parent lets us. Called from a signal handler, between two instructions."""
        if not self._sending:
            where = failure.where(frame, self.source.filename)
            self._send(["expired", where, self._printed.take()])

    def _answer(self, frame: bytes) -> None:
        head, _, text = frame.partition(b"\n")
        operation, number, name = loads(head)
        decoder = Decoder(self.telling.decode)
        arguments, named = self._arguments(text, decoder)
        received = Received(decoder.shared)
        self._depth += 1
        told = len(self.handles)
        try:
            result = OPERATIONS[operation](self, Request(number, name, arguments, named))
            told = len(self.handles)
            encoder = Encoder(self.telling.encode, decoder.shared)
            answer = ["r", self._result(operation, result, encoder)]
        except BaseException as error:  # noqa: BLE001 -- whatever the student's code raises is the tests' to judge
            self.handles.forget_from(told)
            encoder = Encoder(self.telling.encode, decoder.shared)
            answer = self._failure(error)
        finally:
            self._depth -= 1
        self._send_answer(answer + self._effects(encoder, received, operation, number), told)

    def _arguments(self, text: bytes, decoder: Decoder) -> tuple[list[Any], dict[str, Any]]:
        positional, named = loads(text)
        return [decoder.decode(each) for each in positional], {key: decoder.decode(each) for key, each in named.items()}

    def _result(self, operation: str, result: Any, encoder: Encoder) -> Any:
        """A mutable attribute goes with a number: both sides hold it from now on. So does what is kept over here."""
        is_attribute = operation == "get" and type(result) in containers.MUTABLE
        if not is_attribute and (encoder.knows(result) or not effects.is_shared(result)):
            return encoder.encode(result)
        return ["a", self._track(result), encoder.encode(result)]

    def _track(self, value: Any) -> int:
        number, _ = self.handles.number(value)
        self.tracked.add(number, value)
        return number

    def _effects(self, encoder: Encoder, received: Received, operation: str, number: int | None) -> list[Any]:
        target = None if number is None else self.handles[number]
        try:
            changes = received.changes(encoder)
            states = effects.states(self.tracked, encoder) + effects.own_state(number, target, encoder)
            kept = [[self._track(value), 0, place] for place, value in received.kept(operation)]
            return [changes, states + kept]
        except RecursionError:
            return [0, []]

    def _failure(self, error: BaseException) -> Any:
        if isinstance(error, MemoryError):
            self._reserve = None
        known = self.telling.errors.get(id(error))
        try:
            wire = Encoder(self.telling.encode).encode(error)
        except Exception:  # noqa: BLE001 -- an error that cannot be told is told as another one
            wire = Encoder(self.telling.encode).encode(RuntimeError(_TOO_LARGE))
        return ["e", wire, failure.trace(error, self.source.filename), known[1] if known else None]

    def _raise(self, wire: list[Any]) -> NoReturn:
        decoder = Decoder(self.telling.decode)
        raise self.telling.thrown(*[decoder.decode(each) for each in wire])

    def _send_answer(self, answer: Any, told: int) -> None:
        answer.append(self._printed.take())
        try:
            self._send(answer)
        except (ValueError, RecursionError, MemoryError):
            self.handles.forget_from(told)
            self._send(["e", Encoder(self.telling.encode).encode(ValueError(_TOO_LARGE)), "", None, 0, [], []])

    def _send(self, message: Any) -> None:
        payload = dumps(message).encode("ascii")
        self._sending = True
        try:
            self._channel.send(payload)
        finally:
            self._sending = False
