"""The tests' side of the conversation with the student's process."""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NoReturn

from sandbox.files.disk import Disk
from sandbox.values.codec import Decoder, Encoder, dumps, loads
from sandbox.wire import Channel, ChannelClosedError, ForgedFrameError

from . import library, mirrors
from .calls import Call, Calls
from .captured import pass_on
from .constructed import Constructed, is_thrown_away
from .exceptions import Exceptions, may_be_handled
from .held import Held
from .lent import Lent
from .services import Services
from .trust import Trust

_MALFORMED: Final = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)
# Requests that StopIteration may answer.
_ENDING: Final = frozenset({("special", "__next__"), ("bound", "send"), ("throw", "")})
# Of an object's methods these give the object; no test expects them to give a value.
_GIVING_ITSELF: Final = frozenset({"__enter__", "__iter__", "__aiter__", "__iadd__", "__isub__", "__imul__", "__ior__"})


class Remote:
    """`on_loss` is told why the student's process can no longer be used, and must not come back."""

    def __init__(
        self, channel: Channel, on_loss: Callable[[str], NoReturn], trust: Trust, filename: str, disk: Disk
    ) -> None:
        self.calls = Calls()
        self.lent = Lent()
        self._services = Services(self.lent, disk)
        self.trust = trust
        self.constructed = Constructed()
        self.filename = filename
        self.before_request: Callable[[], None] = lambda: None
        self.on_cut: Callable[[], None] = lambda: None
        self.on_expiry: Callable[[str], None] = lambda _: None
        self._turn = threading.RLock()
        self.idle = True
        self.touched = False
        self._channel = channel
        self._lose = on_loss
        self._abandoned: list[list[Any]] = []
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
        """Does it in the student's process and returns, or raises, what came of it there. One thread of the tests' at a
        time: the others wait, as they would for the interpreter.
        """
        with self._turn:
            return self._request(operation, number, name, arguments, named or {}, label, skip)

    def _request(  # noqa: PLR0917 -- request()'s own
        self, operation: str, number: int | None, name: str, arguments: Sequence[Any], named: Mapping[str, Any],
        label: str, skip: int,
    ) -> Any:  # fmt: skip
        self._before(operation)
        self.constructed.settle()
        encoder = Encoder(self._encode)
        wire = [[encoder.encode(each) for each in arguments], {k: encoder.encode(v) for k, v in named.items()}]
        text = dumps(wire)
        call = Call(label, lambda: self._reread(text, skip)) if label else None
        if call:
            self.calls.add(call)
        try:
            answer = self._ask(f"{dumps([operation, number, name])}\n{text}", encoder.shared)
        except StopIteration as stop:
            if (operation, name) in _ENDING:
                raise
            raise self.in_place_of(stop) from None
        if call:
            call.answer = answer
        if operation == "get":
            self.trust.must_be_narrow(name, answer)
        if self.constructed.is_doubted(answer) and (self._gives_itself(operation, number, name) or is_thrown_away()):
            self.constructed.excuse(answer)
        return answer

    def _gives_itself(self, operation: str, number: int | None, name: str) -> bool:
        """Whether this request, by what it is, may well give an object that the tests have: a class with one instance
        too.
        """
        made = self._mirrors.get(number) if operation == "call" and number is not None else None
        return (operation == "special" and name in _GIVING_ITSELF) or (
            isinstance(made, type) and self.trust.is_asked_for(made)
        )

    def _before(self, operation: str) -> None:
        if operation != "refill":
            self.before_request()
            for number, value in self._held.changed():
                self.request("refill", number, "", (value,))

    def in_place_of(self, signal: BaseException) -> BaseException:
        """For a StopIteration or a CancelledError that nobody has asked for. It would end `all(map(...))`, or a task in
        a group, before the tests have looked; so it comes as itself only where they name it.
        """
        name = "StopIteration" if isinstance(signal, StopIteration) else "CancelledError"
        if name in self.trust.written:
            return signal
        return self._exceptions.in_place_of(signal, f"your code raised {name}")

    def mirror(self, number: int) -> Any:
        return self._mirrors.get(number)

    def keep(self, number: int, mirror: Any) -> Any:
        self._mirrors[number] = mirror
        self._numbers[id(mirror)] = number
        return mirror

    def number_of(self, value: Any) -> int | None:
        number = self._numbers.get(id(value))
        return number if number is not None and self._mirrors.get(number) is value else None

    def is_students(self, value: Any) -> bool:
        """An error class of the library may have a number, but is nobody's own: a test may expect it."""
        return self.number_of(value) is not None and not (library.is_ordinary_error(value) and type(value) is type)

    def may_judge(self, instance: Any) -> bool:
        """Whether a student's object may be asked about a plain value: `x in it`, `it.startswith(x)`."""
        return instance in self.constructed or self.trust.is_believed(type(instance))

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
            if was_idle:
                self._exceptions.forget_steering()

    def _converse(self, shared: list[Any]) -> Any:
        """An assertion that fails in a callback has failed, whatever the student's code makes of it."""
        failed: BaseException | None = None
        while True:
            message = self._next(shared)
            answer = self._understood(message, shared)
            if message[0] in {"r", "e"} and failed is not None:
                raise failed
            if message[0] == "r":
                return answer
            if message[0] == "e":
                raise answer
            if message[0] == "c":
                failure = self._serve(*answer)
                failed = failed or failure

    def _next(self, shared: list[Any]) -> list[Any]:
        """What has come, without answers that nobody waits for any more: a signal handler of the tests' may have raised
        its way out of a call, and the student's code goes on with it.
        """
        while True:
            try:
                message = self._receive()
            except (ForgedFrameError, ChannelClosedError):
                raise
            except BaseException:
                self._abandoned.append(shared)
                raise
            if not self._abandoned or message[0] not in {"r", "e", "c"}:
                return message
            if message[0] == "c":  # our own request is on its way already and would be answered first
                raise ForgedFrameError("a call that nobody waits for any more asks something")
            self._understood(message, self._abandoned.pop(0))

    def _understood(self, message: list[Any], shared: list[Any]) -> Any:
        try:
            return self._heard(message, shared)
        except _MALFORMED as malformed:
            raise ForgedFrameError("not what our own program would send") from malformed

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

    def _serve(self, what: object, arguments: list[Any]) -> BaseException | None:
        """The student's code asks the tests for something; an exception of theirs travels back into its frames. The
        answer is one that they must not handle.
        """
        failed = None
        try:
            answer = self._services.serve(what, arguments)
            text = f"v\n{dumps(self.encode(answer))}"
        except BaseException as error:  # noqa: BLE001 -- a side_effect may raise anything
            text = f"x\n{dumps([self.encode(each) for each in self._exceptions.thrown(error)])}"
            failed = None if may_be_handled(error) else error
        self._send(text)
        return failed

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
