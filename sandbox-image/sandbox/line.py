"""The parent's end of the line to a tests' process: it knows when to listen, and when to let the others work."""

import json
import select
from collections.abc import Callable
from typing import Any, Final

from .offspring import End
from .wire import Channel

_NAP_SECONDS: Final = 0.002
_NAPS: Final = 3


class Line:
    """Raises ChannelClosedError when the process has hung up and all that it said has been heard."""

    def __init__(self, end: End) -> None:
        self._end = end
        self._channel = Channel(end.descriptor)
        self._naps = _NAPS

    def say(self, message: dict[str, Any]) -> None:
        self._channel.send(json.dumps(message).encode("ascii"))

    def say_after(self, message: dict[str, Any], work: Callable[[], None]) -> None:
        """The process wakes up while `work` is done here, and has heard nothing before it is."""
        self._channel.send_after(json.dumps(message).encode("ascii"), work)

    def heard(self) -> bytes | None:
        """The next frame of those that have come."""
        return self._channel.waiting()

    def wait(self, seconds: float) -> bool:
        """Whether anything has come; the first few times sooner than asked."""
        if self._naps:
            self._nap()
            seconds = 0
        if self._happens(select.POLLIN, seconds):
            self._channel.read_once()
            return True
        return False

    def _nap(self) -> None:
        """Until the process hangs up. Most runs are over in a few milliseconds, and waking up at each word of theirs
        takes a processor from those who have something to do. What is said meanwhile waits in the channel.
        """
        self._naps -= 1
        self._happens(0, _NAP_SECONDS)

    def _happens(self, event: int, within: float) -> bool:
        poll = select.poll()
        poll.register(self._end.descriptor, event)
        return bool(poll.poll(within * 1000))
