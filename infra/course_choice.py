"""Which course a deploy publishes, and what its checks may know of it."""

from dataclasses import dataclass
from pathlib import Path

from infra.chosen_folder import course_around
from infra.course_folder import assignment_folders, read_course, slug_and_position
from infra.instance import Instance
from infra.paths import COURSE
from infra.publishing import join_code
from infra.smoke.canaries import Answers


@dataclass(frozen=True)
class CourseChoice:
    """`is_chosen` is false of the sample course, which replaces nothing that was published by hand."""

    folder: Path
    is_chosen: bool
    answers: Answers


def choose_course(instance: Instance, course: Path | None) -> CourseChoice:
    """Read before anything changes: raises CourseProblems."""
    found = course or course_around(Path.cwd())
    folder = found or COURSE
    read = read_course(folder, lambda name: join_code(instance.home / "secrets", name))
    return CourseChoice(folder, found is not None, Answers(read.payload["join_code"], solutions(folder)))


def solutions(course: Path) -> dict[str, str]:
    """By slug; an assignment without a model solution has none."""
    named = [
        (name[0], folder / "solution.py")
        for folder in assignment_folders(course)
        if (name := slug_and_position(folder))
    ]
    return {slug: file.read_text(encoding="utf-8-sig") for slug, file in named if file.is_file()}
