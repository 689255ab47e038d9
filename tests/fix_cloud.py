"""A whole Arvio of the tests' own: real LocalStack, queue, graders, sandbox, PostgreSQL and Redis."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from infra.instance import Instance
from infra.stack import invoke_admin
from tests.fix_course import LIMITS, assignment_payload, course_payload
from tests.instances import fresh_instance
from tests.students import Student

# Shorter times than in life, in the same order, and one message a batch: faults show in seconds.
PARAMETERS = {
    "BatchSize": 1,
    "SandboxConcurrency": 4,
    "SandboxTimeout": 5,
    "GraderTimeout": 6,
    "LeaseSeconds": 7,
    "VisibilitySeconds": 36,
    "ResendSeconds": 2,
    "SubmissionsPerMinute": 1000,
    "SessionsPerMinute": 10000,
    "FailedCodesPerTenMinutes": 1000,
}

ADD_TESTS = """
import unittest
from solution import add

class TestAdd(unittest.TestCase):
    def test_small(self):
        self.assertEqual(add(40, 2), 42)

    def test_negative(self):
        self.assertEqual(add(-1, 1), 0)
"""
RIGHT = "def add(a, b):\n    return a + b\n"
WRONG = "def add(a, b):\n    return a - b\n"


def slow(seconds: float) -> str:
    """A right solution that takes its time."""
    return f"import time\n\ndef add(a, b):\n    time.sleep({seconds / 2})\n    return a + b\n"


def add_course(**changes: Any) -> dict[str, Any]:
    """One assignment, `add`, with limits that fit the short times."""
    limits = LIMITS | {"wall_seconds": 4}
    return course_payload(assignment_payload(tests=ADD_TESTS, limits=limits, **changes))


def publish(instance: Instance, course: dict[str, Any]) -> None:
    invoke_admin(instance, {"action": "publish", "course": course})


@pytest.fixture(scope="session")
def cloud() -> Iterator[Instance]:
    with fresh_instance("integration", PARAMETERS) as instance:
        yield instance


@pytest.fixture
def stack(cloud: Instance) -> Instance:
    """The cloud with the small course published."""
    publish(cloud, add_course())
    return cloud


@pytest.fixture
def enrol(stack: Instance) -> Iterator[Callable[[], Student]]:
    """Makes new students."""
    students: list[Student] = []

    def enrolled() -> Student:
        students.append(Student(stack.api_url, stack.websocket_url))
        return students[-1]

    yield enrolled
    for student in students:
        student.close()


@pytest.fixture
def student(enrol: Callable[[], Student]) -> Student:
    return enrol()
