"""Which course is meant when none is named."""

from pathlib import Path

import pytest

from infra.chosen_folder import chosen_course, chosen_folder
from infra.paths import COURSE


@pytest.fixture
def course(tmp_path: Path) -> Path:
    assignment = tmp_path / "course/assignments/010-add"
    (assignment / "wrong").mkdir(parents=True)
    (assignment / "assignment.toml").touch()
    (tmp_path / "course/course.toml").touch()
    return tmp_path / "course"


@pytest.mark.parametrize("inside", [".", "assignments", "assignments/010-add", "assignments/010-add/wrong"])
def test_anywhere_inside_a_course_it_is_that_course(course: Path, inside: str) -> None:
    assert chosen_course(course / inside) == course


def test_inside_an_assignment_what_works_on_one_takes_just_that(course: Path) -> None:
    assert chosen_folder(course / "assignments/010-add") == course / "assignments/010-add"
    assert chosen_folder(course / "assignments") == course


def test_elsewhere_it_is_the_sample_course(tmp_path: Path) -> None:
    assert chosen_course(tmp_path) == chosen_folder(tmp_path) == COURSE
