"""The student of a check: real while it lasts, and erased afterwards; no report, export or progress counts them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra import stack
from infra.demo.student import Refused, Student
from infra.failures import ArvioFailed
from infra.files import read_stamp, write_whole
from infra.instance import Instance

FORBIDDEN = 403
PURPOSE = "check of a deploy"


@contextmanager
def visitor(instance: Instance, join_code: str | None) -> Iterator[Student]:
    """Comes in like any student; where nobody here knows the join code, let in by the instructor's side."""
    student = _came_in(instance, join_code)
    _note(instance, [*left_over(instance), student.id])
    try:
        yield student
    finally:
        _erase(instance, [student.id])


def erase_left_over(instance: Instance) -> None:
    """Those of a check that was killed, or whom a broken stack could not erase."""
    _erase(instance, left_over(instance))


def _erase(instance: Instance, students: list[str]) -> None:
    gone = {student for student in students if _erased(instance, student)}
    _note(instance, [student for student in left_over(instance) if student not in gone])


def left_over(instance: Instance) -> list[str]:
    return read_stamp(_file(instance)).split()


def _came_in(instance: Instance, join_code: str | None) -> Student:
    try:
        return Student.join(instance.api_url, join_code)
    except Refused as refused:
        if refused.status != FORBIDDEN:
            raise
    admitted = stack.invoke_admin(instance, {"action": "admit", "purpose": PURPOSE})
    return Student.recover(instance.api_url, admitted["recovery_code"])


def _erased(instance: Instance, student: str) -> bool:
    try:
        stack.invoke_admin(instance, {"action": "erase", "id": student})
    except ArvioFailed as failure:
        # Erased before, by hand or with the whole database.
        return "There is no student" in failure.cause
    return True


def _note(instance: Instance, students: list[str]) -> None:
    if students:
        write_whole(_file(instance), "\n".join(students))
    else:
        _file(instance).unlink(missing_ok=True)


def _file(instance: Instance) -> Path:
    return instance.deployed / "visitors"
