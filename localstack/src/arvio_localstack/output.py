"""What an environment prints, in a file without a name: complete the moment that its writer has gone on."""

import os
import tempfile
import threading
from pathlib import Path

# What CloudWatch would keep of one invocation is unbounded; a laptop's disk is not.
_LONGEST = 1024 * 1024


class Output:
    """`descriptor` is handed to the environment; what it writes there stays until it is taken."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        # An invocation reads while an update of the function may be closing it.
        self._open = threading.Lock()
        self._is_closed = False

    def take(self) -> bytes:
        """Everything printed since the last call; its end, if that is too much."""
        with self._open:
            if self._is_closed:
                return b""
            size = os.fstat(self.descriptor).st_size
            printed = os.pread(self.descriptor, _LONGEST, max(0, size - _LONGEST))
            os.ftruncate(self.descriptor, 0)
            return printed

    def close(self) -> None:
        with self._open:
            if not self._is_closed:
                self._is_closed = True
                os.close(self.descriptor)


def on_disk() -> Output:
    """In append mode: emptying it must not leave a hole before the next line."""
    descriptor, path = tempfile.mkstemp(prefix="lambda-output-")
    os.close(descriptor)
    appending = os.open(path, os.O_RDWR | os.O_APPEND)
    Path(path).unlink()
    return Output(appending)
