"""The student's side of the conversation: receive a request, do it, answer; and ask the tests in between."""

import mmap
import threading
from collections.abc import Callable
from typing import Any, Final, NoReturn

from sandbox.awaited import Awaited
from sandbox.values import containers, layouts
from sandbox.values.codec import Decoder, Encoder, dumps, loads
from sandbox.values.scalars import NAMES
from sandbox.values.tracked import Tracked
from sandbox.wire import Channel

from . import description, effects, failure
from .borrowed import NUMBERS, borrowed
from .effects import Received
from .handles import Handles
from .operations import OPERATIONS, Request
from .output import Printed
from .source import Source

_TOO_LARGE: Final = "this value is too large to hand to the tests"


class Loop:
    def __init__(self, channel: Channel, source: Source, printed: Printed) -> None:
        self.handles = Handles()
        self.source = source
        self.originals: dict[str, Any] = {}
        self.errors: dict[int, tuple[BaseException, int]] = {}
        self.tracked = Tracked(self.sketch)
        self.awaited = Awaited()
        self._channel = channel
        self._printed = printed
        self._depth = 0
        self._thread = threading.get_ident()
        self._sending = False
        # Room to say that there is none, given up at a MemoryError. Never written to, so no page of it is ever made.
        self._reserve: mmap.mmap | None = mmap.mmap(-1, 1 << 20)
        printed.on_full = self.flush

    def serve(self) -> None:
        while True:
            self._answer(self._channel.receive())

    def ask(self, what: str, *arguments: Any) -> Any:
        """A question to the tests in the middle of a call: input, a callback. Raises what they raise."""
        if not self._depth or self._sending or threading.get_ident() != self._thread:
            raise RuntimeError("the tests are not waiting for this thread")
        encoder = Encoder(self.encode)
        self._send(["c", what, [encoder.encode(each) for each in arguments], self._printed.take()])
        while True:
            frame = self._channel.receive()
            if frame[:2] == b"v\n":
                return Decoder(self.decode).decode(loads(frame[2:]))
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

    def encode(self, value: Any, encoder: Encoder) -> Any:
        """What is not a plain value: the tests' own object going home, or a number for an object of the student's."""
        home = NUMBERS.get(id(value))
        if home is not None:
            return ["k", home]
        number, is_new = self.handles.number(value)
        told = self._description(value) if is_new else 0
        layout = description.layout_of(value)
        if layout is not None:
            return ["h", number, told, layouts.content(value, layout, encoder)]
        if isinstance(value, BaseException):
            return ["h", number, told, self._error_facts(value)]
        return ["h", number, told]

    def sketch(self, value: Any, _: Encoder) -> Any:
        """For comparing only: nothing gets a number by it, for the tests would never hear of that number."""
        number = self.handles.known(value)
        return ["h", number] if number is not None else ["x", id(value)]

    def _description(self, value: Any) -> Any:
        def class_of(cls: type) -> Any:
            """A map or a match is nothing that the tests could build: its class goes as one of the student's would."""
            plain = issubclass(cls, BaseException) or id(cls) not in NAMES
            return Encoder(self.encode).encode(cls) if plain else self.encode(cls, Encoder(self.encode))

        return description.of(
            value, lambda each: Encoder(self.encode).encode(each), class_of, lambda each: self.handles.number(each)[0]
        )

    def decode(self, wire: list[Any], _: Decoder) -> Any:
        if wire[0] == "h":
            return self.handles[wire[1]]
        return borrowed(wire[1], wire[2], self.ask)

    def _answer(self, frame: bytes) -> None:
        head, _, text = frame.partition(b"\n")
        operation, number, name = loads(head)
        decoder = Decoder(self.decode)
        arguments, named = self._arguments(text, decoder)
        received = Received(decoder.shared)
        self._depth += 1
        told = len(self.handles)
        try:
            result = OPERATIONS[operation](self, Request(number, name, arguments, named))
            told = len(self.handles)
            encoder = Encoder(self.encode, decoder.shared)
            answer = ["r", self._result(operation, result, encoder)]
        except BaseException as error:  # noqa: BLE001 -- whatever the student's code raises is the tests' to judge
            self.handles.forget_from(told)
            encoder = Encoder(self.encode, decoder.shared)
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
        known = self.errors.get(id(error))
        try:
            wire = Encoder(self.encode).encode(error)
        except Exception:  # noqa: BLE001 -- an error that cannot be told is told as another one
            wire = Encoder(self.encode).encode(RuntimeError(_TOO_LARGE))
        return ["e", wire, failure.trace(error, self.source.filename), known[1] if known else None]

    def _error_facts(self, error: BaseException) -> Any:
        """Arguments, words, cause; and the attributes of an exception whose class the tests have themselves."""
        alone = [Encoder(self.encode).encode(each) for each in failure.arguments(error)]
        cause = None if error.__cause__ is None else Encoder(self.encode).encode(error.__cause__)
        own = vars(error) if description.is_library_class(type(error)) else {}
        notes = {"__notes__": error.__notes__} if hasattr(error, "__notes__") else {}
        state = {key: Encoder(self.encode).encode(value) for key, value in {**own, **notes}.items()}
        return [alone, failure.text_of(error), cause, state]

    def thrown(self, cls: Callable[..., BaseException], arguments: tuple[Any, ...], number: int) -> BaseException:
        """An exception of the tests', to be raised here; on its way back it is theirs again by its number."""
        error = cls(*arguments)
        self.errors[id(error)] = (error, number)
        return error

    def _raise(self, wire: list[Any]) -> NoReturn:
        decoder = Decoder(self.decode)
        raise self.thrown(*[decoder.decode(each) for each in wire])

    def _send_answer(self, answer: Any, told: int) -> None:
        answer.append(self._printed.take())
        try:
            self._send(answer)
        except (ValueError, RecursionError, MemoryError):
            self.handles.forget_from(told)
            self._send(["e", Encoder(self.encode).encode(ValueError(_TOO_LARGE)), "", None, 0, [], []])

    def _send(self, message: Any) -> None:
        payload = dumps(message).encode("ascii")
        self._sending = True
        try:
            self._channel.send(payload)
        finally:
            self._sending = False
