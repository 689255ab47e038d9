"""What `arvio demo` submits: one row a program, with the status it must get."""

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from infra.course_folder import assignment_folders, slug_and_position, wrong_solutions
from infra.failures import ArvioFailed

LARGE_BYTES = 60 * 1024

# Each comes after the model solution, so that only what it tries can make it fail.
TRICKS = {
    "endless loop": "while True:\n    pass\n",
    "memory hog": "hog = []\nwhile True:\n    hog.append(bytearray(16 * 2**20))\n",
    # Only opened: a refused connection would make a sandbox with a network look safe.
    "socket opener": "import socket\nsocket.socket()\n",
    "os._exit(0)": "import os\nos._exit(0)\n",
    "syntax error": "def unfinished(:\n",
}


@dataclass(frozen=True)
class Row:
    assignment: str
    name: str
    code: str
    expected: str


def course_rows(course: Path) -> list[list[Row]]:
    """One group an assignment, then the group of tricks, played on the first assignment."""
    folders = [(name[0], folder) for folder in assignment_folders(course) if (name := slug_and_position(folder))]
    if not folders:
        raise ArvioFailed(f"There are no assignments in {course}: give the folder of the published course.")
    groups = [assignment_rows(slug, folder) for slug, folder in folders]
    return [*groups, trick_rows(groups[0][0])]


def assignment_rows(slug: str, folder: Path) -> list[Row]:
    """Begin with the model solution."""
    return [
        Row(slug, "model solution", _text(folder / "solution.py"), "passed"),
        Row(slug, "starter", _text(folder / "starter.py"), "failed"),
        *(
            Row(slug, f"wrong: {file.stem.replace('_', ' ')}", _text(file), "failed")
            for file in wrong_solutions(folder)
        ),
    ]


def _text(file: Path) -> str:
    """As students would send it: an editor's byte order mark is no part of it."""
    return file.read_text(encoding="utf-8-sig")


def trick_rows(model: Row) -> list[Row]:
    tricks = [Row(model.assignment, name, f"{model.code}\n{trick}", "failed") for name, trick in TRICKS.items()]
    return [*tricks, Row(model.assignment, "60 KiB file", padded(model.code), "passed")]


def padded(code: str) -> str:
    """Comments make it large, ASCII only: a byte a letter. Some room is left for the row's own comment."""
    line = f"# {'padding ' * 9}\n"
    lines = (LARGE_BYTES - len(code.encode())) // len(line)
    return f"{code}\n{line * lines}"


def unique(code: str) -> str:
    """Make it a text that nobody sent before, so that no earlier verdict can be reused."""
    return f"{code}\n# demo {uuid4()}\n"
