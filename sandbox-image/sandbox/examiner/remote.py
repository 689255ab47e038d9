"""What the tests may ask of the student's process, and which object here stands for which there."""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NoReturn

from sandbox.files.disk import Disk
from sandbox.values.codec import Decoder, Encoder, dumps, loads
from sandbox.wire import Channel, ForgedFrameError

from . import library, mirrors
from .calls import Call, Calls
from .constructed import Constructed, is_thrown_away
from .conversation import Conversation
from .lent import Lent
from .services import Services
from .trust import Trust

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
        self.trust = trust
        self.constructed = Constructed()
        self.filename = filename
        self.before_request: Callable[[], None] = lambda: None
        self.on_cut: Callable[[], None] = lambda: None
        self.on_expiry: Callable[[str], None] = lambda _: None
        self._turn = threading.RLock()
        self.idle = True
        self.touched = False
        self._mirrors: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._conversation = Conversation(self, channel, on_loss, Services(self.lent, disk))
        self._held, self._exceptions = self._conversation.held, self._conversation.exceptions
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
            answer = self._conversation.ask(f"{dumps([operation, number, name])}\n{text}", encoder.shared)
        except StopIteration as stop:
            if (operation, name) in _ENDING:
                raise
            raise self.in_place_of(stop) from None
        if call:
            call.answer = answer
        self._look_at(answer, operation, number, name)
        return answer

    def _look_at(self, answer: Any, operation: str, number: int | None, name: str) -> None:
        if operation == "get":
            self.trust.must_be_narrow(name, answer)
        if self.constructed.is_doubted(answer) and (self._gives_itself(operation, number, name) or is_thrown_away()):
            self.constructed.excuse(answer)

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
        return Decoder(self.decode).decode(wire)

    def encode(self, value: Any) -> Any:
        return Encoder(self._encode).encode(value)

    def throw(self, number: int | None, operation: str, name: str, error: BaseException) -> Any:
        """Hands over an exception that the student's code shall meet: their own one back, or one of the tests'."""
        own = self.number_of(error) is not None
        return self.request(operation, number, name, (error,) if own else self._exceptions.thrown(error))

    def _encode(self, value: Any, _: Encoder) -> Any:
        number = self.number_of(value)
        return ["h", number] if number is not None else self.lent.wire(value)

    def decode(self, wire: list[Any], decoder: Decoder) -> Any:
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
