"""The tests' side of the conversation with the student's process."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NoReturn

from sandbox.files.disk import Disk
from sandbox.values.codec import Decoder, Encoder, dumps, loads
from sandbox.wire import Channel, ChannelClosedError, ForgedFrameError

from . import mirrors
from .calls import Call, Calls
from .captured import pass_on
from .exceptions import Exceptions
from .held import Held
from .lent import Lent
from .services import Services
from .trust import Trust

_MALFORMED: Final = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)


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
        self.before_request: Callable[[], None] = lambda: None
        self.on_cut: Callable[[], None] = lambda: None
        self.on_expiry: Callable[[str], None] = lambda _: None
        self.idle = True
        self.touched = False
        self._channel = channel
        self._lose = on_loss
        self._mirrors: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._held = Held(self)
        self._exceptions = Exceptions(self)
        self.trace_of = self._exceptions.trace_of

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
            for number, value in self._held.changed():
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

    def decode_alone(self, wire: Any) -> Any:
        """A value in a message of its own: what descriptions and exceptions hold."""
        return Decoder(self._decode).decode(wire)

    def encode(self, value: Any) -> Any:
        return Encoder(self._encode).encode(value)

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
            pass_on(message[2], self.on_cut)
            self.on_expiry(str(message[1]))
        pass_on(message[-1], self.on_cut)
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
        self._held.take_effects(message[2], message[3], decoder, sent)
        return value

    def _failure(self, message: list[Any], shared: list[Any]) -> BaseException:
        self._held.take_effects(message[4], message[5], Decoder(self._decode, shared), len(shared))
        return self._exceptions.arrived(message)

    def _serve(self, what: object, arguments: list[Any]) -> None:
        """The student's code asks the tests for something; an exception of theirs travels back into its frames."""
        try:
            answer = self._services.serve(what, arguments)
            text = f"v\n{dumps(self.encode(answer))}"
        except Exception as error:  # noqa: BLE001 -- a side_effect may raise anything
            text = f"x\n{dumps([self.encode(each) for each in self._exceptions.thrown(error)])}"
        self._send(text)

    def throw(self, number: int | None, operation: str, name: str, error: BaseException) -> Any:
        """Hands over an exception that the student's code shall meet: their own one back, or one of the tests'."""
        own = self.number_of(error) is not None
        return self.request(operation, number, name, (error,) if own else self._exceptions.thrown(error))

    def _encode(self, value: Any, _: Encoder) -> Any:
        number = self.number_of(value)
        return ["h", number] if number is not None else self.lent.wire(value)

    def _decode(self, wire: list[Any], decoder: Decoder) -> Any:
        if wire[0] == "a":
            return self._held.attribute(wire[1], decoder.decode(wire[2]))
        if wire[0] == "k":
            return self.lent[wire[1]]
        if wire[0] != "h" or type(wire[1]) is not int:
            raise ForgedFrameError("no such tag")
        return mirrors.reflect(self, wire, decoder)

    def _reread(self, text: str, skip: int) -> tuple[list[Any], dict[str, Any]]:
        decoder = Decoder(lambda wire, _: self._mirrors.get(wire[1]) if wire[0] == "h" else self.lent[wire[1]])
        positional, named = loads(text)
        decoded = [decoder.decode(each) for each in positional], {k: decoder.decode(v) for k, v in named.items()}
        return decoded[0][skip:], decoded[1]

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
