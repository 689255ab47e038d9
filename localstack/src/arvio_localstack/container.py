"""One container: a warm Lambda environment that has no network, no rights, and nothing to write to but /tmp.

Its folder /run/lambda holds two sockets of ours. `api` is the runtime API. At `life` the container's first process is
given the file for all output; it tells the exit code there, and it ends when our end of the connection does.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import socket
import tempfile
import threading
from pathlib import Path

from docker.errors import DockerException, ImageNotFound
from docker.models.containers import Container

from arvio_localstack import engine, output
from arvio_localstack.cgroup import peak_memory_mb
from arvio_localstack.container_launch import SOCKETS, ContainerLaunch, options
from arvio_localstack.conversation import Conversation
from arvio_localstack.invocation import Outcome, Request
from arvio_localstack.invocation_log import Usage
from arvio_localstack.launch_refused import LaunchRefused
from arvio_localstack.output import Output
from arvio_localstack.runtime_api import RuntimeApi

_CALL_SECONDS = 10.0
_LOOK_SECONDS = 0.2
_LONGEST_SOCKET_PATH = 100  # the kernel's limit is 107


class RuntimeContainer:
    """Answers one request at a time; once an outcome was fatal it must be stopped. Raises LaunchRefused."""

    def __init__(self, launch: ContainerLaunch) -> None:
        self._folder = _socket_folder()
        self._api = RuntimeApi(self._folder / "api")
        self._output = _output()
        self._stopping = threading.Lock()
        self._is_stopped = False
        self._container: Container | None = None
        self._life: socket.socket | None = None
        try:
            self._life = self._start(launch)
        except LaunchRefused:
            self.stop()
            raise
        except ImageNotFound as error:
            self.stop()
            raise LaunchRefused(f"The Docker engine has no image {launch.image}: build it or pull it.") from error
        except (DockerException, OSError) as error:
            self.stop()
            raise LaunchRefused(f"The image {launch.image} could not be started: {error}") from error
        self._conversation = Conversation(self._api)
        threading.Thread(target=self._watch, args=(self._life,), name="lambda-watch", daemon=True).start()

    @property
    def is_alive(self) -> bool:
        return self._conversation.is_alive

    @property
    def id(self) -> str:
        return str(self._container.id) if self._container else ""

    def handle(self, request: Request) -> Outcome:
        return self._conversation.handle(request)

    def take_output(self) -> bytes:
        return self._output.take()

    def take_usage(self, memory_size_mb: int) -> Usage:
        peak = peak_memory_mb(self._life) if self._life else 0
        return self._conversation.take_usage(memory_size_mb, peak)

    def stop(self) -> None:
        """At once: the end of the connection ends the first process, and the kernel all the others with it."""
        with self._stopping:
            if self._is_stopped:
                return
            self._is_stopped = True
            if self._life:
                with contextlib.suppress(OSError):
                    self._life.shutdown(socket.SHUT_RDWR)
        self._api.close()
        self._output.close()
        shutil.rmtree(self._folder.parent, ignore_errors=True)
        if self._container:  # it may not obey; the engine takes its time, and nobody needs to wait for that
            threading.Thread(target=engine.remove, args=(self._container,), name="lambda-remove").start()

    def _start(self, launch: ContainerLaunch) -> socket.socket:
        with contextlib.closing(socket.socket(socket.AF_UNIX)) as door:
            door.bind(str(self._folder / "life"))
            (self._folder / "life").chmod(0o666)
            door.listen(1)
            self._container = engine.engine().containers.create(**options(launch, self._folder))
            self._container.start()
            life = _accepted(door, self._container)
        socket.send_fds(life, [b"o"], [self._output.descriptor])
        return life

    def _watch(self, life: socket.socket) -> None:
        told = b""
        with contextlib.suppress(OSError), life:
            told = life.recv(16)
        # Silence: all of it was killed, as by a lack of memory.
        self._conversation.end(int(told or -signal.SIGKILL))


def _accepted(door: socket.socket, container: Container) -> socket.socket:
    door.settimeout(_LOOK_SECONDS)
    for _ in range(int(_CALL_SECONDS / _LOOK_SECONDS)):
        with contextlib.suppress(TimeoutError):
            life, _ = door.accept()
            life.setblocking(True)  # noqa: FBT003 - the standard library's own signature
            return life
        if not engine.is_running(container):
            break
    raise OSError(f"its first process did not call at {SOCKETS}/life, as sandbox-image/entry.py does")


def _socket_folder() -> Path:
    """The container's view must be open to its user; the folder around it is ours alone."""
    private = Path(tempfile.mkdtemp(prefix="lambda-"))
    if len(str(private)) > _LONGEST_SOCKET_PATH - len("/run/life"):
        private.rmdir()
        private = Path(tempfile.mkdtemp(prefix="lambda-", dir="/tmp"))
    folder = private / "run"
    folder.mkdir()
    folder.chmod(0o755)
    return folder


def _output() -> Output:
    """In memory, where it counts as the container's own: a flood of output meets the container's limit."""
    if not hasattr(os, "memfd_create"):
        return output.on_disk()
    descriptor = os.memfd_create("lambda-output")
    fcntl.fcntl(descriptor, fcntl.F_SETFL, os.O_APPEND)
    return Output(descriptor)
