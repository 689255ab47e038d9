"""One call of the student's code at a time: the request, the questions that come in between, the answer."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NoReturn

from sandbox.values.codec import Decoder, dumps, loads
from sandbox.wire import Channel, ChannelClosedError, ForgedFrameError

from .captured import pass_on
from .exceptions import Exceptions, may_be_handled
from .held import Held
from .services import Services

if TYPE_CHECKING:
    from .remote import Remote

_MALFORMED: Final = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)


class Conversation:
    """`on_loss` is told why the student's process can no longer be used, and must not come back."""

    def __init__(
        self, remote: "Remote", channel: Channel, on_loss: Callable[[str], NoReturn], services: Services
    ) -> None:
        self.held = Held(remote)
        self.exceptions = Exceptions(remote)
        self._remote, self._channel, self._lose, self._services = remote, channel, on_loss, services
        self._abandoned: list[list[Any]] = []

    def ask(self, text: str, shared: list[Any]) -> Any:
        """`shared` are the mutable values of the request, which the answer may name and change."""
        was_idle, self._remote.idle, self._remote.touched = self._remote.idle, False, True
        try:
            self._send(text)
            return self._converse(shared)
        except (ForgedFrameError, ChannelClosedError) as gone:
            self._lose("forged" if isinstance(gone, ForgedFrameError) else "gone")
        finally:
            self._remote.idle = was_idle
            if was_idle:
                self.exceptions.forget_steering()

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
            pass_on(message[2], self._remote.on_cut)
            self._remote.on_expiry(str(message[1]))
        pass_on(message[-1], self._remote.on_cut)
        if kind == "r":
            return self._result(message, shared)
        if kind == "e":
            return self._failure(message, shared)
        decoder = Decoder(self._remote.decode)
        return (message[1], [decoder.decode(each) for each in message[2]]) if kind == "c" else None

    def _result(self, message: list[Any], shared: list[Any]) -> Any:
        decoder = Decoder(self._remote.decode, shared)
        sent = len(shared)
        value = decoder.decode(message[1])
        self.held.take_effects(message[2], message[3], decoder, sent)
        return value

    def _failure(self, message: list[Any], shared: list[Any]) -> BaseException:
        self.held.take_effects(message[4], message[5], Decoder(self._remote.decode, shared), len(shared))
        return self.exceptions.arrived(message)

    def _serve(self, what: object, arguments: list[Any]) -> BaseException | None:
        """The student's code asks the tests for something; an exception of theirs travels back into its frames. The
        answer is one that they must not handle.
        """
        failed = None
        try:
            answer = self._services.serve(what, arguments)
            text = f"v\n{dumps(self._remote.encode(answer))}"
        except BaseException as error:  # noqa: BLE001 -- a side_effect may raise anything
            text = f"x\n{dumps([self._remote.encode(each) for each in self.exceptions.thrown(error)])}"
            failed = None if may_be_handled(error) else error
        self._send(text)
        return failed

    def _send(self, text: str) -> None:
        self._channel.send(text.encode("ascii"))

    def _receive(self) -> list[Any]:
        frame = self._channel.receive()
        try:
            message = loads(frame)
        except (ValueError, RecursionError, MemoryError) as malformed:
            raise ForgedFrameError("not a message") from malformed
        if not isinstance(message, list) or len(message) < 2 or type(message[0]) is not str:
            raise ForgedFrameError("not a message")
        return message
