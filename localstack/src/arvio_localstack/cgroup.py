"""What a container's control group says of it, where it runs on this very machine."""

import contextlib
import socket
import struct
from pathlib import Path

_ROOT = Path("/sys/fs/cgroup")
_PEAKS = ("memory/{}/memory.max_usage_in_bytes", "unified/{}/memory.peak", "{}/memory.peak")


def peak_memory_mb(connection: socket.socket) -> int:
    """Of the container whose process is at the other end; 0 where that cannot be known, as beside a virtual machine."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        pid = struct.unpack("3i", credentials)[0]
        for line in Path(f"/proc/{pid}/cgroup").read_text(encoding="ascii").splitlines():
            _, controllers, path = line.split(":", 2)
            if controllers in {"", "memory"} and (peak := _peak(path.strip("/"))):
                return peak // 1024 // 1024
    return 0


def _peak(group: str) -> int:
    for pattern in _PEAKS:
        with contextlib.suppress(OSError, ValueError):
            return int((_ROOT / pattern.format(group)).read_text(encoding="ascii"))
    return 0
