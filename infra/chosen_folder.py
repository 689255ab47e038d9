"""Which course a command means when none is named: the one around the folder you are in, else the sample course."""

from pathlib import Path

from infra.checking.reading import is_assignment, is_course
from infra.paths import COURSE


def course_around(here: Path) -> Path | None:
    return next((folder for folder in (here, *here.parents) if is_course(folder)), None)


def chosen_course(here: Path) -> Path:
    return course_around(here) or COURSE


def chosen_folder(here: Path) -> Path:
    """The same, or just the assignment that you are in: for what works on a single one, too."""
    return here if is_assignment(here) and not is_course(here) else chosen_course(here)
