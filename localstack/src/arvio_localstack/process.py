"""One child process: a warm Lambda environment without a container."""

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from arvio_localstack import launcher, output
from arvio_localstack.conversation import Conversation
from arvio_localstack.invocation import Outcome, Request
from arvio_localstack.invocation_log import Usage
from arvio_localstack.runtime_api import RuntimeApi


@dataclass(frozen=True)
class Launch:
    """How to start a child. `environment` is all it gets: nothing of LocalStack's own leaks in."""

    python: Path
    handler: str
    folder: Path
    environment: Mapping[str, str]


class RuntimeProcess:
    """A child that answers one request at a time; once an outcome was fatal it must be stopped."""

    def __init__(self, launch: Launch) -> None:
        self._api = RuntimeApi()
        self._output = output.on_disk()
        self._conversation = Conversation(self._api)
        self._stopping = threading.Lock()
        self._is_stopped = False
        self._child, self._lifeline = _start(launch, self._api.address, self._output.descriptor)
        threading.Thread(target=self._watch, name="lambda-watch", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def is_alive(self) -> bool:
        return self._conversation.is_alive

    def handle(self, request: Request) -> Outcome:
        return self._conversation.handle(request)

    def take_output(self) -> bytes:
        return self._output.take()

    def take_usage(self, memory_size_mb: int) -> Usage:
        return self._conversation.take_usage(memory_size_mb, self._peak_memory_mb())

    def stop(self) -> None:
        with self._stopping:
            if self._is_stopped:
                return
            self._is_stopped = True
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            os.close(self._lifeline)
        self._output.close()
        self._api.close()

    def _peak_memory_mb(self) -> int:
        with contextlib.suppress(OSError, StopIteration):
            status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines()
            line = next(line for line in status if line.startswith("VmHWM"))
            return int(line.split()[1]) // 1024
        return 0

    def _watch(self) -> None:
        self._conversation.end(self._child.wait())


def _start(launch: Launch, address: str, printed: int) -> tuple[subprocess.Popen[bytes], int]:
    theirs, ours = os.pipe()
    try:
        child = subprocess.Popen(  # noqa: S603 - the interpreter and the function are the operator's own
            # -s: no user site. -P: the launcher's folder is not importable; PYTHONPATH still is.
            [launch.python, "-s", "-P", launcher.__file__, str(theirs), launch.handler],
            cwd=launch.folder,
            env={**launch.environment, "AWS_LAMBDA_RUNTIME_API": address},
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=printed,
            start_new_session=True,
            pass_fds=(theirs,),
        )
    finally:
        os.close(theirs)
    return child, ours
