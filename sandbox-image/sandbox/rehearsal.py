"""A pair's whole life before there is any job, without walls, to learn which memory pairs write to.

Its text is the least that every submission does: a page that only some need would be copied for all.
"""

import contextlib
import json
import socket
from typing import Any, Final

from .examiner import process as examiner
from .isolation import libc
from .job import Job
from .pages import Range, Trial, answer_of
from .student import process as student
from .wire import Channel, ChannelClosedError

_CODE: Final = """
def double(values):
    print("working")
    return [each * 2 for each in values]
"""
_TESTS: Final = """
import unittest
from rehearsed import double
class TestRehearsed(unittest.TestCase):
    def test_values(self):
        self.assertEqual(double([1, 2]), [2, 4])
"""
_JOB: Final = Job(_CODE, _TESTS, module="rehearsed")


def pages_of_a_pair() -> tuple[libc.Vectors, libc.Vectors]:
    """Of the tests' process, and of the student's. The zygote only waits: what it wrote to would count as theirs."""
    tests, pupil = answer_of(_rehearsed, [])() or ([], [])
    return libc.vectors(tests), libc.vectors(pupil)


def _rehearsed() -> tuple[list[Range], list[Range]]:
    ours, verdicts = socket.socketpair()
    tests_end, student_end = socket.socketpair()
    with ours:
        with verdicts, tests_end, student_end:
            tests = Trial(examiner.live, [verdicts.fileno(), tests_end.fileno()])
            pupil = Trial(student.live, [student_end.fileno()])
            _send(tests_end, _JOB.for_student())
        _send(ours, _JOB.for_tests([]))
        with contextlib.suppress(ChannelClosedError):
            _hear_everything(Channel(ours.fileno()))
        return tests.written(), pupil.written()


def _send(end: socket.socket, message: dict[str, Any]) -> None:
    Channel(end.fileno()).send(json.dumps(message).encode("ascii"))


def _hear_everything(channel: Channel) -> None:
    while True:
        channel.receive()
