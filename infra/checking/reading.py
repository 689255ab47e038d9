"""From a path on the command line to exercises, through the same reader that publishes them."""

from collections.abc import Mapping
from pathlib import Path

from infra.assignment_folder import read_assignment
from infra.checking.exercise import Exercise
from infra.course_folder import assignment_folders, read_course, slug_and_position
from infra.course_problems import CourseProblems, Problem, Problems
from infra.course_settings import DEFAULT_LIMITS, read_settings

GRADING_NEEDS = ("assignment.toml", "tests.py")


def is_course(path: Path) -> bool:
    return (path / "course.toml").exists()


def is_assignment(path: Path) -> bool:
    return any((path / name).exists() for name in GRADING_NEEDS)


def read_exercises(path: Path) -> list[Exercise]:
    """Of a course, or of one assignment. Raises CourseProblems with everything that is wrong."""
    if is_course(path):
        return _of_course(path)
    if is_assignment(path):
        return [_of_assignment(path)]
    what = "it is neither a course nor an assignment: there is no course.toml and no assignment.toml in it"
    raise CourseProblems([Problem(path, what, "name another folder, or make one: arvio new course NAME")])


def read_for_grading(folder: Path) -> Exercise:
    """What only publishing needs (handout, starter, a folder name in order) may still be missing."""
    problems = Problems()
    exercise = _exercise(folder, problems)
    broken = [problem for problem in problems.found if problem.file.name in GRADING_NEEDS]
    if broken:
        raise CourseProblems(broken)
    return exercise


def course_of(folder: Path) -> Path:
    """Where the course of an assignment folder would be; it need not exist."""
    return folder.resolve().parent.parent


def _of_course(path: Path) -> list[Exercise]:
    # Which secrets an instance holds is the business of publishing: a check in CI knows none.
    course = read_course(path, lambda _: "a code")
    pairs = zip(assignment_folders(path), course.payload["assignments"], strict=True)
    return [Exercise(folder, settings) for folder, settings in pairs]


def _of_assignment(folder: Path) -> Exercise:
    problems = Problems()
    if slug_and_position(folder.resolve()) is None:
        problems.add(folder, "the folder is not called like an assignment", "call it number-name, such as 010-hello")
    exercise = _exercise(folder, problems)
    problems.raise_if_any()
    return exercise


def _exercise(folder: Path, problems: Problems) -> Exercise:
    slug, position = slug_and_position(folder.resolve()) or (folder.resolve().name, 0)
    limits = _limits(course_of(folder), problems)
    return Exercise(folder, read_assignment(folder, slug, position, limits, problems).payload)


def _limits(course: Path, problems: Problems) -> Mapping[str, float]:
    if not is_course(course):
        return DEFAULT_LIMITS
    return read_settings(course / "course.toml", problems, purpose="settings of the course").limits(DEFAULT_LIMITS)
