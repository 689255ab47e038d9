"""Messages between a parent and its zygote, as the parent sees them: JSON, and the descriptors that come with it."""

import array
import json
import select
import socket
from typing import Any, Final

from .errors import SandboxLostError
from .offspring import End

_MESSAGE: Final = 1 << 16
# The most that come at once. socket.recv_fds() passes no flags on.
_ROOM: Final = socket.CMSG_LEN(2 * array.array("i").itemsize)

type Message = dict[str, Any]


class Intercom:
    """Raises SandboxLostError once the zygote is gone."""

    def __init__(self) -> None:
        self._ours, self.theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

    def send(self, message: Message) -> None:
        try:
            self._ours.send(json.dumps(message).encode())
        except OSError as gone:
            raise SandboxLostError("the zygote is gone") from gone

    def arrives(self, within: float) -> bool:
        if self._ours.fileno() < 0:
            raise SandboxLostError("the zygote was closed")
        poll = select.poll()
        poll.register(self._ours, select.POLLIN)
        return bool(poll.poll(within * 1000))

    def receive(self, flags: int = 0) -> tuple[Message, list[End]]:
        """BlockingIOError where nothing has come and `flags` say not to wait."""
        try:
            data, attached, _, _ = self._ours.recvmsg(_MESSAGE, _ROOM, flags)
        except BlockingIOError:
            raise
        except OSError:
            data = b""
        if not data:
            raise SandboxLostError("the zygote is gone")
        descriptors = array.array("i")
        for _, _, each in attached:
            descriptors.frombytes(each)
        return json.loads(data), [End(each) for each in descriptors]

    def close(self) -> None:
        self._ours.close()
