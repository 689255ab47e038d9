"""The zygote's process: an unreadable interpreter, an empty environment, one socket."""

import json
import socket
import subprocess
from pathlib import Path
from typing import Final

from .errors import SandboxUnavailableError
from .runtime import Runtime

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_FLAGS: Final = ("-I", "-S", "-B", "-X", "utf8", "-X", "frozen_modules=on")
_RUN: Final = (
    "import sys; sys.path.insert(0, {!r}); from sandbox.withheld import withhold; withhold(); "
    "from sandbox import ignition; del sys.path[0]; ignition.main()"
)


def spawned(runtime: Runtime, theirs: socket.socket, *, at_most: str, in_container: bool) -> "subprocess.Popen[bytes]":
    settings = {
        "at_most": at_most,
        "readable": [str(runtime.readable)],
        "archive": str(runtime.archive),
        "secret": "/etc/passwd",
        "in_container": in_container,
    }
    command = [str(runtime.interpreter), *_FLAGS, "-c", _RUN.format(str(_PACKAGE))]
    # The one variable that may be needed to find libpython; the student's side clears it.
    environment = {"LD_LIBRARY_PATH": str(runtime.libraries)} if runtime.libraries else {}
    try:
        return subprocess.Popen(  # noqa: S603 -- our own interpreter
            [*command, str(theirs.fileno()), json.dumps(settings)],
            env=environment,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
        )
    except OSError as refused:
        raise SandboxUnavailableError(
            f"The sandbox's interpreter {runtime.interpreter} cannot start: {refused}."
        ) from refused
