"""A sandbox where the kernel refuses what AWS Lambda refuses: prctl, seccomp, ptrace (EPERM) and Landlock (ENOSYS).

Run as a program, it takes a filter upon itself that does that, starts itself again under it, and serves: one JSON event
a line in, one JSON verdict a line out. The first line out is the level that the probes have found by themselves.
"""

import ctypes
import errno
import json
import os
import platform
import struct
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

_NUMBERS = {"x86_64": (157, 317, 101), "aarch64": (167, 277, 117)}
_LANDLOCK = (444, 445, 446)
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_NO_NEW_PRIVS, _SET_MODE_FILTER = 38, 1


class LambdaLike:
    """`run` is Sandbox.run with an event for a job. `user` as in subprocess; an own interpreter has its own rights."""

    def __init__(
        self, *, mode: str = "host", python: str = sys.executable, program: str = __file__, user: int | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        identity: dict[str, Any] = {"user": user, "group": user, "extra_groups": []} if user is not None else {}
        self.process = subprocess.Popen(
            [python, "-B", program, mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, cwd="/", env=environment, **identity,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.hello: dict[str, Any] = json.loads(self.process.stdout.readline() or "{}")

    def run(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Empty if the process that should have answered is gone."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(event), file=self.process.stdin, flush=True)
        verdict: dict[str, Any] = json.loads(self.process.stdout.readline() or "{}")
        return verdict

    def close(self) -> str:
        """What it has said on stderr."""
        try:
            said = self.process.communicate(timeout=20)[1]
        except subprocess.TimeoutExpired:
            self.process.kill()
            said = self.process.communicate()[1]
        return str(said)


def refuse() -> None:
    """For this process and all that come of it, for good."""
    libc = ctypes.CDLL(None, use_errno=True)
    refused = dict.fromkeys(_NUMBERS[platform.machine()], errno.EPERM) | dict.fromkeys(_LANDLOCK, errno.ENOSYS)
    code = [(0x20, 0, 0, 0)]
    for number, answer in refused.items():
        code += [(0x15, 0, 1, number), (0x06, 0, 0, _ERRNO | answer)]
    data = b"".join(struct.pack("=HBBI", *each) for each in [*code, (0x06, 0, 0, _ALLOW)])
    buffer = ctypes.create_string_buffer(data, len(data))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(data) // 8, ctypes.addressof(buffer)))
    if libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.syscall(
        _NUMBERS[platform.machine()][1], _SET_MODE_FILTER, 0, program
    ):
        raise OSError(ctypes.get_errno(), "no filter")


def serve(mode: str) -> None:
    from sandbox import handler
    from sandbox.errors import SandboxUnavailableError
    from sandbox.run import Sandbox

    try:
        sandbox = Sandbox(mode, lowest="L0")
    except SandboxUnavailableError as refused:
        print(json.dumps({"refused": str(refused)}), flush=True)
        return
    handler.sandbox = lambda: sandbox  # type: ignore[assignment]  # as warm as Lambda keeps it
    print(json.dumps({"level": sandbox.level, "zygote": sandbox.zygote_pid}), flush=True)
    for line in sys.stdin:
        print(json.dumps(handler.handle(json.loads(line), None)), flush=True)
    sandbox.close()


if __name__ == "__main__":
    if sys.argv[-1] == "refused":
        serve(sys.argv[1])
    else:
        refuse()
        os.execv(sys.executable, [sys.executable, "-B", __file__, sys.argv[1], "refused"])
