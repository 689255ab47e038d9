"""The tests' side of the conversation with the student's process."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NoReturn

from sandbox.files.disk import Disk
from sandbox.values import containers
from sandbox.values.codec import Decoder, Encoder, dumps, loads
from sandbox.values.tracked import Tracked
from sandbox.wire import Channel, ChannelClosedError, ForgedFrameError

from . import mirrors
from .calls import Call, Calls
from .lent import Lent
from .services import Services
from .trust import Trust, steers

_MALFORMED: Final = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)


class StudentInterrupt(BaseException):
    """A KeyboardInterrupt of the student's: the real one would stop unittest in the middle of the run."""


class Remote:
    """`on_loss` is told why the student's process can no longer be used, and must not come back."""

    def __init__(
        self, channel: Channel, on_loss: Callable[[str], NoReturn], trust: Trust, filename: str, disk: Disk
    ) -> None:
        self.calls = Calls()
        self.lent = Lent()
        self._services = Services(self.lent, disk)
        self.trust = trust
        self.filename = filename
        self.failures: dict[int, tuple[BaseException, str]] = {}
        self.before_request: Callable[[], None] = lambda: None
        self.on_cut: Callable[[], None] = lambda: None
        self.on_expiry: Callable[[str], None] = lambda _: None
        self.idle = True
        self.touched = False
        self._channel = channel
        self._lose = on_loss
        self._mirrors: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._tracked = Tracked(self._encode)
        self._thrown: list[BaseException] = []

    def request(
        self,
        operation: str,
        number: int | None,
        name: str,
        arguments: Sequence[Any] = (),
        named: Mapping[str, Any] | None = None,
        *,
        label: str = "",
        skip: int = 0,
    ) -> Any:
        """Does it in the student's process and returns, or raises, what came of it there."""
        self._before(operation)
        encoder = Encoder(self._encode)
        wire = [[encoder.encode(each) for each in arguments], {k: encoder.encode(v) for k, v in (named or {}).items()}]
        text = dumps(wire)
        call = Call(label, lambda: self._reread(text, skip)) if label else None
        if call:
            self.calls.add(call)
        answer = self._ask(f"{dumps([operation, number, name])}\n{text}", encoder.shared)
        if call:
            call.answer = answer
        return answer

    def _before(self, operation: str) -> None:
        if operation != "refill":
            self.before_request()
            for number, value in self._tracked.changed():
                self.request("refill", number, "", (value,))

    def mirror(self, number: int) -> Any:
        return self._mirrors.get(number)

    def keep(self, number: int, mirror: Any) -> Any:
        self._mirrors[number] = mirror
        self._numbers[id(mirror)] = number
        return mirror

    def number_of(self, value: Any) -> int | None:
        number = self._numbers.get(id(value))
        return number if number is not None and self._mirrors.get(number) is value else None

    def trace_of(self, error: object) -> str | None:
        """The student's own traceback, if this exception came from the student's code."""
        kept = self.failures.get(id(error))
        return kept[1] if kept else None

    def decode_alone(self, wire: Any) -> Any:
        """A value in a message of its own: what descriptions and exceptions hold."""
        return Decoder(self._decode).decode(wire)

    def _ask(self, text: str, shared: list[Any]) -> Any:
        was_idle, self.idle, self.touched = self.idle, False, True
        try:
            self._send(text)
            return self._converse(shared)
        except (ForgedFrameError, ChannelClosedError) as gone:
            self._lose("forged" if isinstance(gone, ForgedFrameError) else "gone")
        finally:
            self.idle = was_idle

    def _converse(self, shared: list[Any]) -> Any:
        while True:
            message = self._receive()
            try:
                answer = self._heard(message, shared)
            except _MALFORMED as malformed:
                raise ForgedFrameError("not what our own program would send") from malformed
            if message[0] == "r":
                return answer
            if message[0] == "e":
                raise answer
            if message[0] == "c":
                self._serve(*answer)

    def _heard(self, message: list[Any], shared: list[Any]) -> Any:
        """The answer, the exception to raise, or the question; whatever was printed before it comes first."""
        kind = message[0]
        if kind == "expired":
            self.write(message[2])
            self.on_expiry(str(message[1]))
        self.write(message[-1])
        if kind == "r":
            return self._result(message, shared)
        if kind == "e":
            return self._failure(message, shared)
        decoder = Decoder(self._decode)
        return (message[1], [decoder.decode(each) for each in message[2]]) if kind == "c" else None

    def _result(self, message: list[Any], shared: list[Any]) -> Any:
        decoder = Decoder(self._decode, shared)
        sent = len(shared)
        value = decoder.decode(message[1])
        self._take_effects(message[2], message[3], decoder, sent)
        return value

    def _failure(self, message: list[Any], shared: list[Any]) -> BaseException:
        self._take_effects(message[4], message[5], Decoder(self._decode, shared), len(shared))
        return self._error(message)

    def _take_effects(self, changes: Any, states: Any, decoder: Decoder, sent: int) -> None:
        """What the call did to its arguments, and to the values that both sides hold; with a place, an argument that
        both hold from now on.
        """
        if changes != 0:
            for target, state in zip(decoder.shared[:sent], changes, strict=True):
                decoder.refill(target, state)
        for number, state, *place in states:
            if place:
                self._tracked.add(number, decoder.shared[place[0]])
                continue
            held = self._tracked.get(number)
            mirrors.refresh(self._mirrors.get(number) if held is None else held, state, decoder)
            self._tracked.settle(number)

    def _error(self, message: list[Any]) -> BaseException:
        own: Any = message[3]
        if type(own) is int and 0 <= own < len(self._thrown):
            return self._thrown[own]
        error: object = self.decode_alone(message[1])
        if not isinstance(error, BaseException):
            raise ForgedFrameError("raised what is not an exception")
        if isinstance(error, KeyboardInterrupt):
            error = StudentInterrupt(*error.args)
        self.failures[id(error)] = (error, str(message[2])[:8000])
        return error

    def _serve(self, what: object, arguments: list[Any]) -> None:
        """The student's code asks the tests for something; an exception of theirs travels back into its frames."""
        try:
            answer = self._services.serve(what, arguments)
            text = f"v\n{dumps(Encoder(self._encode).encode(answer))}"
        except Exception as error:  # noqa: BLE001 -- a side_effect may raise anything
            text = f"x\n{dumps(self._thrown_wire(error))}"
        self._send(text)

    def throw(self, number: int | None, operation: str, name: str, error: BaseException) -> Any:
        """Hands over an exception that the student's code shall meet: their own one back, or one of the tests'."""
        own = self.number_of(error) is not None
        return self.request(operation, number, name, (error,) if own else self.thrown(error))

    def _thrown_wire(self, error: BaseException) -> list[Any]:
        encoder = Encoder(self._encode)
        return [encoder.encode(each) for each in self.thrown(error)]

    def thrown(self, error: BaseException) -> tuple[type, tuple[Any, ...], int]:
        """Class, arguments and number, from which the student's process makes an exception that it can raise.

        A failed assertion goes without its words: they hold what was expected.
        """
        self._thrown.append(error)
        cls: type = type(error)
        if self.number_of(cls) is None:
            cls = next(each for each in cls.__mro__ if each.__module__ == "builtins")
        return cls, () if steers(error) else error.args, len(self._thrown) - 1

    def _encode(self, value: Any, _: Encoder) -> Any:
        number = self.number_of(value)
        return ["h", number] if number is not None else self.lent.wire(value)

    def _decode(self, wire: list[Any], decoder: Decoder) -> Any:
        if wire[0] == "a":
            return self._held(wire[1], decoder.decode(wire[2]))
        if wire[0] == "k":
            return self.lent[wire[1]]
        if wire[0] != "h" or type(wire[1]) is not int:
            raise ForgedFrameError("no such tag")
        return mirrors.reflect(self, wire, decoder)

    def _held(self, number: int, fresh: Any) -> Any:
        """The same attribute is the same object here too, as long as it is the same over there."""
        held = self._tracked.get(number)
        if type(held) is type(fresh):
            kind = containers.MUTABLE[type(held)]
            kind.fill(held, kind.items(fresh))
            fresh = held
        self._tracked.add(number, fresh)
        return fresh

    def _reread(self, text: str, skip: int) -> tuple[list[Any], dict[str, Any]]:
        decoder = Decoder(lambda wire, _: self._mirrors.get(wire[1]) if wire[0] == "h" else self.lent[wire[1]])
        positional, named = loads(text)
        decoded = [decoder.decode(each) for each in positional], {k: decoder.decode(v) for k, v in named.items()}
        return decoded[0][skip:], decoded[1]

    def write(self, pieces: Any) -> None:
        """What the student's code printed goes where the tests' own print would go now."""
        for piece in pieces if isinstance(pieces, list) else ():
            stream, text = piece
            if stream == "cut":
                self.on_cut()
            elif isinstance(text, str):
                (sys.stderr if stream == "stderr" else sys.stdout).write(text)

    def _send(self, text: str) -> None:
        self._channel.send(text.encode("ascii"))

    def _receive(self) -> list[Any]:
        try:
            message = loads(self._channel.receive())
        except (ValueError, RecursionError, MemoryError) as malformed:
            raise ForgedFrameError("not a message") from malformed
        if not isinstance(message, list) or len(message) < 2:
            raise ForgedFrameError("not a message")
        return message
