"""A course folder (design §5) as the payload that `functions/admin` publishes."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.assignment_folder import AssignmentFolder, read_assignment
from infra.course_policy import read_policy
from infra.course_problems import Problems
from infra.course_settings import DEFAULT_LIMITS, Settings, read_settings

NAME = re.compile(r"([0-9]{1,6})-([a-z0-9]+(?:-[a-z0-9]+)*)\Z")
FOLDER_NAMES = (
    "call it number-name in small letters, digits and single hyphens, such as 010-hello; "
    "or begin its name with _ to leave it out"
)
SECRET_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")


@dataclass(frozen=True)
class CourseFolder:
    """`assets` maps an address relative to the site (`assets/hello/plot.png`) to the image that belongs there."""

    payload: dict[str, Any]
    assets: dict[str, Path]


def read_course(folder: Path, secret: Callable[[str], str | None]) -> CourseFolder:
    """Read and check everything; raises CourseProblems with all that is wrong.

    `secret` gives the join code kept under a name, or None if there is none.
    """
    problems = Problems()
    settings = read_settings(folder / "course.toml", problems, purpose="title and join_code of the course")
    settings.only("title", "join_code", "limits", "policy")
    title = settings.text("title", example='"First Steps in Python"')
    join_code = _join_code(settings, secret)
    assignments = _assignments(folder, settings.limits(DEFAULT_LIMITS), read_policy(settings, {}), problems)
    problems.raise_if_any()
    payload = {"title": title, "join_code": join_code, "assignments": [each.payload for each in assignments]}
    return CourseFolder(payload, {address: file for each in assignments for address, file in each.assets.items()})


def assignment_folders(course: Path) -> list[Path]:
    """In the order of their names. Files, hidden folders and Python's own are not assignments."""
    folder = course / "assignments"
    return sorted(
        path for path in (folder.iterdir() if folder.is_dir() else ()) if path.is_dir() and path.name[0] not in "._"
    )


def wrong_solutions(assignment: Path) -> list[Path]:
    """Known-wrong solutions, in the order of their names. An editor's lock, a link that leads nowhere, is none."""
    return sorted(file for file in (assignment / "wrong").glob("*.py") if file.is_file())


def slug_and_position(folder: Path) -> tuple[str, int] | None:
    """("hello", 10) of `010-hello`; None of a folder that is not called like that."""
    match = NAME.match(folder.name)
    return (match[2], int(match[1])) if match else None


def _join_code(settings: Settings, secret: Callable[[str], str | None]) -> str | None:
    """None for a course that is open to all."""
    example = '"open", or the name of a secret that holds the code'
    remedy = 'write the code into secrets/NAME in the folder of the instance (.arvio/), or write join_code = "open"'
    name = settings.text("join_code", example=example)
    if "join_code" not in settings.values or name in ("open", "?"):
        return None
    code = secret(name) if SECRET_NAME.match(name) else None
    if not code or not code.strip():
        settings.wrong(f"join_code names the secret {name!r}, and there is none", remedy)
    return code


def _assignments(
    course: Path, limits: Mapping[str, float], policy: Mapping[str, Any], problems: Problems
) -> list[AssignmentFolder]:
    folders = assignment_folders(course)
    if not folders:
        problems.add(course / "assignments", "there are no assignments", "make a folder such as assignments/010-hello")
    named = [(folder, name) for folder in folders if (name := _name(folder, problems))]
    _check_unique("slug", {folder: slug for folder, (slug, _) in named}, problems)
    _check_unique("position", {folder: position for folder, (_, position) in named}, problems)
    return [
        read_assignment(folder, slug, position, limits, problems, policy=policy) for folder, (slug, position) in named
    ]


def _name(folder: Path, problems: Problems) -> tuple[str, int] | None:
    name = slug_and_position(folder)
    if name is None:
        problems.add(folder, "the folder is not called like an assignment", FOLDER_NAMES)
    return name


def _check_unique(what: str, values: Mapping[Path, str | int], problems: Problems) -> None:
    counts = Counter(values.values())
    for folder, value in values.items():
        if counts[value] > 1:
            others = ", ".join(other.name for other in values if values[other] == value and other != folder)
            problems.add(folder, f"its {what} {value} is also that of {others}", "rename one of them")
