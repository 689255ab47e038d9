"""One assignment of a course folder, as the publish payload wants it."""

import ast
import keyword
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.course_policy import read_policy
from infra.course_problems import Problems, read_text
from infra.course_settings import Settings, read_settings
from infra.handout import Handout, render
from infra.python_sources import read_python, test_names

KEYS = ("title", "points", "module", "isolation", "limits", "feedback", "weights", "hints", "policy")
MOST_CODE_BYTES = 64 * 1024  # what POST /submissions takes (design §4)

# `import tests` in the tests would import the tests, and `import sandbox` what runs them.
_OF_THE_RUN = frozenset({"tests", "sandbox"})

IMAGES = "put a png, jpg, gif, webp or avif file into assets/ and write ![what it shows](assets/name.png)"


@dataclass(frozen=True)
class AssignmentFolder:
    """`assets` maps an address relative to the site to the image that belongs there."""

    payload: dict[str, Any]
    assets: dict[str, Path]


def read_assignment(
    folder: Path,
    slug: str,
    position: int,
    limits: Mapping[str, float],
    problems: Problems,
    *,
    policy: Mapping[str, Any] | None = None,
) -> AssignmentFolder:
    """`limits` and `policy` are the course's, where the assignment has none of its own."""
    settings = read_settings(folder / "assignment.toml", problems, purpose="title, points and so on")
    handout = _handout(folder, slug, problems)
    code = _starter_code(folder, problems)
    read_python(folder / "solution.py", problems, purpose="the model solution")
    tests, tree = read_python(folder / "tests.py", problems, purpose="a unittest file with `from solution import …`")
    cases = _cases(folder / "tests.py", tree, problems)
    payload = {"slug": slug, "position": position, **_checked(settings, limits, cases)}
    payload |= {"handout_html": handout.html, "starter_code": code, "tests": tests}
    payload |= {"policy": read_policy(settings, policy or {})}
    return AssignmentFolder(payload, {handout.address(name): folder / "assets" / name for name in handout.images})


def _checked(settings: Settings, limits: Mapping[str, float], cases: list[str] | None) -> dict[str, Any]:
    settings.only(*KEYS)
    feedback = settings.choice("feedback", ("full", "name", "hint"), default="full")
    hints = settings.hints(cases)
    if feedback == "hint" and not settings.values.get("hints"):
        settings.wrong('feedback is "hint", but there is no hint', "write a line [hints] and below it one line a test")
    return {
        "title": settings.text("title", example='"Say hello"'),
        "points": settings.points(),
        "module": _module(settings),
        "isolation": settings.choice("isolation", ("strict", "shared"), default="strict"),
        "limits": settings.limits(limits),
        "feedback": feedback,
        "hints": hints,
        "weights": settings.weights(cases),
    }


def _module(settings: Settings) -> str:
    name = settings.text("module", example='"solution"', default="solution")
    if not name.isidentifier() or keyword.iskeyword(name):
        settings.wrong(f"module {name!r} cannot be imported", 'write a Python name: module = "solution"')
    # The tests would import Python's own module, and never meet the student's.
    elif name in sys.stdlib_module_names:
        settings.wrong(f"module {name!r} is a module of Python itself", 'write another name: module = "solution"')
    elif name in _OF_THE_RUN:
        settings.wrong(f"module {name!r} is a module of the run itself", 'write another name: module = "solution"')
    return name


def _cases(file: Path, tree: ast.Module | None, problems: Problems) -> list[str] | None:
    if tree is None:
        return None
    cases = test_names(tree)
    if not cases:
        problems.add(file, "there are no tests in it", "write a class …(unittest.TestCase) with methods called test_…")
    return cases


def _starter_code(folder: Path, problems: Problems) -> str:
    text, _ = read_python(folder / "starter.py", problems, purpose="the code a student begins with")
    if len(text.encode()) > MOST_CODE_BYTES:
        problems.add(folder / "starter.py", "it is larger than 64 KiB", "shorten it: nobody could submit it")
    return text


def _handout(folder: Path, slug: str, problems: Problems) -> Handout:
    file = folder / "handout.md"
    handout = render(read_text(file, problems, purpose="what the student is to do, in Markdown") or "", slug)
    if file.exists() and not handout.html.strip():
        problems.add(file, "it is empty", "write what the student is to do")
    for address in handout.refused_images:
        problems.add(file, f"the image {address!r} cannot be published", IMAGES)
    for name in handout.images:
        if not (folder / "assets" / name).is_file():
            problems.add(file, f"the image assets/{name} does not exist", "add the file, or remove the image")
    return handout
