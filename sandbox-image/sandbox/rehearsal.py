"""A pair's whole life before there is any job, without walls, to learn which memory pairs write to: once with the least
that every submission does, and once with what many do.
"""

import contextlib
import json
import socket
from functools import partial
from typing import Any, Final

from .examiner import process as examiner
from .job import Job
from .pages import Pages, Trial, answer_of
from .student import process as student
from .wire import Channel, ChannelClosedError

_CODE: Final = """
def double(values):
    print("working")
    return [each * 2 for each in values]
def ask():
    return input()
def fail(word):
    raise ValueError(word)
"""
_LEAST: Final = """
import unittest
from rehearsed import double
class TestRehearsed(unittest.TestCase):
    def test_values(self):
        self.assertEqual(double([1, 2]), [2, 4])
"""
_MORE: Final = """
import contextlib
import io
from unittest.mock import patch
from rehearsed import ask, fail
class TestMore(unittest.TestCase):
    def test_patches(self):
        with patch("builtins.input", return_value="a"), contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(ask(), "a")
        with patch("rehearsed.fail", return_value=1) as fake:
            self.assertEqual(fake("x"), 1)
        fake.assert_called_once_with("x")
    def test_errors(self):
        with self.assertRaises(ValueError):
            fail("x")
        self.assertEqual(double([1]), [3])
"""


def pages_of_a_pair() -> tuple[Pages, Pages]:
    """Of the tests' process, and of the student's. The zygote only waits: what it wrote to would count as theirs."""
    always, often = (_rehearsal_of(tests) for tests in (_LEAST, _LEAST + _MORE))
    return Pages(always[0], often[0]), Pages(always[1], often[1])


def _rehearsal_of(tests: str) -> tuple[list[int], list[int]]:
    found: tuple[list[int], list[int]] = answer_of(partial(_rehearsed, tests), [])() or ([], [])
    return found


def _rehearsed(text: str) -> tuple[list[int], list[int]]:
    job = Job(_CODE, text, module="rehearsed")
    ours, verdicts = socket.socketpair()
    tests_end, student_end = socket.socketpair()
    with ours:
        with verdicts, tests_end, student_end:
            tests = Trial(partial(examiner.live, _without_leisure), [verdicts.fileno(), tests_end.fileno()])
            pupil = Trial(partial(student.live, _without_leisure), [student_end.fileno()])
            _send(tests_end, job.for_student())
        _send(ours, job.for_tests([]))
        with contextlib.suppress(ChannelClosedError):
            _hear_everything(Channel(ours.fileno()))
        return tests.written(), pupil.written()


def _without_leisure() -> None:
    """The job is there."""


def _send(end: socket.socket, message: dict[str, Any]) -> None:
    Channel(end.fileno()).send(json.dumps(message).encode("ascii"))


def _hear_everything(channel: Channel) -> None:
    while True:
        channel.receive()
