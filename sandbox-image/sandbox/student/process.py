"""What the student's process does from its birth: wait for a text, set the limits that came with it, obey the tests."""

import builtins
import contextlib
import json
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from sandbox.files import door
from sandbox.files.install import install
from sandbox.isolation import rlimits
from sandbox.isolation.confinement import CHANNEL
from sandbox.wire import Channel, ChannelClosedError, ForgedFrameError

from . import messages
from .input import Stdin, input_from
from .loop import Loop
from .output import Printed, Stream
from .source import Source


def live(at_leisure: Callable[[], None]) -> None:
    """In the confined process; `at_leisure` is for the time before the job. Returns when the tests' process is gone."""
    channel = Channel(CHANNEL)
    with contextlib.suppress(ChannelClosedError, ForgedFrameError):
        loop = Loop(channel, printed := Printed())
        _install(loop, printed)
        at_leisure()
        _begin(loop, printed, json.loads(channel.receive()))
        loop.serve()


def _begin(loop: Loop, printed: Printed, job: dict[str, Any]) -> None:
    rlimits.of_a_job(cpu_seconds=job["cpu_seconds"], memory_mb=job["memory_mb"])
    printed.allow(job["output_kb"] << 10)
    loop.source = Source(job["code"], job["module"])
    sys.argv = [loop.source.filename]
    loop.source.compile_early()


def _install(loop: Loop, printed: Printed) -> None:
    """All that needs no job, so it is done before one comes."""

    def expire(_: int, frame: FrameType | None) -> None:
        loop.expire(frame)

    signal.signal(signal.SIGXCPU, expire)
    streams: Any = sys
    streams.stdout = streams.__stdout__ = Stream("stdout", printed)
    streams.stderr = streams.__stderr__ = Stream("stderr", printed)
    streams.stdin = streams.__stdin__ = Stdin(loop.ask)
    builtins.input = input_from(loop.ask)
    install(door.OthersDoor(loop.ask))
    messages.forward(loop.ask)
