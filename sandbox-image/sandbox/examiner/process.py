"""What the tests' process does from its birth: wait for a job, run the tests, tell the parent, end."""

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from os import close  # the kernel's: the tests' own leaves the channels alone
from types import FrameType
from typing import Any, NoReturn

from sandbox.files import door
from sandbox.files.disk import Disk
from sandbox.files.install import install
from sandbox.isolation import rlimits
from sandbox.isolation.confinement import CHANNEL
from sandbox.wire import Channel, ChannelClosedError, ForgedFrameError

from .authorship import Authorship
from .examination import Examination, against, alone

_STUDENT = CHANNEL + 1
_MEMORY_MB = 1024
_FAREWELL_SECONDS = 2


class Parent:
    """The channel that carries verdicts. The student's process has never held it."""

    def __init__(self) -> None:
        self._channel = Channel(CHANNEL)
        self._telling = False

    def job(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._channel.receive())
        return found

    def tell(self, message: dict[str, Any]) -> None:
        self._telling = True
        self._channel.send(json.dumps(message).encode("ascii"))
        self._telling = False

    def hang_up(self) -> None:
        """The parent, who may be waiting for just this, need not wait until the process is taken apart."""
        with contextlib.suppress(OSError):  # what runs here may have closed it
            close(CHANNEL)

    def last_word(self, message: dict[str, Any]) -> NoReturn:
        """Ends the process on the spot: no test may catch this and go on with a student's process that is gone."""
        if not self._telling:
            with contextlib.suppress(ChannelClosedError):
                self.tell(message)
        self.hang_up()
        os._exit(0)


def live(at_leisure: Callable[[], None]) -> None:
    """`at_leisure` is for the time before the job."""
    parent, disk = Parent(), _installed_disk()  # what needs no job is done before one comes
    at_leisure()
    with contextlib.suppress(ChannelClosedError, ForgedFrameError):
        job = parent.job()
        _limit(job)
        examination = _examination(parent, job, disk)
        _when_time_is_up(parent, examination)
        examination.run()
        parent.tell({"done": True})
        parent.hang_up()


def live_until_killed(at_leisure: Callable[[], None]) -> None:
    """The order comes within a millisecond. Ending by itself would only make the zygote report it."""
    live(at_leisure)
    time.sleep(_FAREWELL_SECONDS)


def _limit(job: dict[str, Any]) -> None:
    memory = job["memory_mb"] if job["isolation"] == "shared" else _MEMORY_MB
    rlimits.of_a_job(cpu_seconds=job["cpu_seconds"], memory_mb=memory)


def _installed_disk() -> Disk:
    disk = Disk()
    install(door.own(disk))
    return disk


def _examination(parent: Parent, job: dict[str, Any], disk: Disk) -> Examination:
    if job["isolation"] == "shared":
        return alone(job, parent.tell, disk)
    examination = against(Channel(_STUDENT), job, parent.tell, parent.last_word, disk)
    # Here and not there: the zygote's warm-up runs an examination too, and this can never be taken out again.
    sys.addaudithook(Authorship(examination.author, examination.is_students, examination.touched).hear)
    return examination


def _when_time_is_up(parent: Parent, examination: Examination) -> None:
    def expire(_: int, __: FrameType | None) -> None:
        parent.last_word({"expired": "", **examination.report.partial()})

    signal.signal(signal.SIGUSR1, expire)
