"""What a zygote forks, as its parent knows it."""

import socket
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """A tests' process and a student's process, waiting; `verdicts` is the channel to the first.

    `texts` is the first's end of the channel between the two: for the one frame that the student's process starts with.
    """

    tests_pid: int
    student_pid: int
    verdicts: socket.socket
    texts: socket.socket

    def close(self) -> None:
        self.verdicts.close()
        self.texts.close()


@dataclass(frozen=True, slots=True)
class Death:
    """`code` is the exit code, negative for a signal; `kb` the most memory that was resident."""

    code: int
    cpu_seconds: float
    kb: int
