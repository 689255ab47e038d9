"""What a zygote forks, as its parent knows it."""

import os
from dataclasses import dataclass


class End:
    """Of a channel, as a bare descriptor: a socket object would ask the kernel for its kind before each run."""

    __slots__ = ("descriptor",)

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    def close(self) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)
        self.descriptor = -1


@dataclass(frozen=True, slots=True)
class Pair:
    """A tests' process and a student's process, waiting; `verdicts` is the channel to the first.

    `texts` is the first's end of the channel between the two: for the one frame that the student's process starts with.
    """

    tests_pid: int
    student_pid: int
    verdicts: End
    texts: End

    def close(self) -> None:
        self.verdicts.close()
        self.texts.close()


@dataclass(frozen=True, slots=True)
class Death:
    """`code` is the exit code, negative for a signal; `kb` the most memory that was resident."""

    code: int
    cpu_seconds: float
    kb: int
