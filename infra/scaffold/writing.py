"""Writes new folders from the templates beside this file: all of a folder appears at once, or nothing of it."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import Template

from infra.course_folder import assignment_folders, slug_and_position
from infra.failures import ArvioFailed

TEMPLATES = Path(__file__).parent
FIRST_SLUG, FIRST_TITLE = "first-order", "What an order costs"
STEP = 10


def write_course(folder: Path, title: str) -> Path:
    """Give the folder of its one assignment. Raises ArvioFailed if there is something at this place already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ArvioFailed(f"{folder} exists already and is left as it is; choose another name.")
    with _appearing(folder) as new:
        _fill(new, "course", title)
        _fill(new / "assignments" / f"{STEP:03}-{FIRST_SLUG}", "assignment", FIRST_TITLE)
    return folder / "assignments" / f"{STEP:03}-{FIRST_SLUG}"


def write_assignment(course: Path, slug: str, title: str) -> Path:
    """At the next free position, so that it comes last. Raises ArvioFailed if the course has this slug already."""
    named = {name: folder for folder in assignment_folders(course) if (name := slug_and_position(folder))}
    for (other, _), folder in named.items():
        if other == slug:
            raise ArvioFailed(f"{folder} exists already and is left as it is; choose another slug.")
    folder = course / "assignments" / f"{next_position([position for _, position in named]):03}-{slug}"
    with _appearing(folder) as new:
        _fill(new, "assignment", title)
    return folder


def next_position(taken: list[int]) -> int:
    """Tens, which leave room for assignments between them."""
    return (max(taken, default=0) // STEP + 1) * STEP


def title_of(name: str) -> str:
    """`fizz-buzz` → Fizz buzz."""
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def example_deadlines(now: datetime) -> dict[str, str]:
    """A due date in four weeks, in the evening here, and a closing date a week later: as TOML, with their offsets."""
    # Without its offset while weeks are added: six in the evening stays six when the clocks change.
    evening = now.astimezone().replace(hour=18, minute=0, second=0, microsecond=0, tzinfo=None)
    names = {"due": timedelta(weeks=4), "closes": timedelta(weeks=5)}
    return {name: (evening + later).astimezone().isoformat() for name, later in names.items()}


def _fill(folder: Path, kind: str, title: str) -> None:
    # A JSON text is a TOML text as well.
    words = {"title": json.dumps(title, ensure_ascii=False), "heading": title, **example_deadlines(datetime.now(UTC))}
    for template in sorted((TEMPLATES / kind).rglob("*.template")):
        _write(folder / template.relative_to(TEMPLATES / kind).with_suffix(""), template, words)


def _write(file: Path, template: Path, words: Mapping[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(Template(template.read_text(encoding="utf-8")).substitute(words), encoding="utf-8")


@contextmanager
def _appearing(folder: Path) -> Iterator[Path]:
    """A folder under a name that the course reader leaves out, renamed when everything is in it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    hidden = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    try:
        yield hidden
        hidden.chmod(0o777 & ~_umask())
        hidden.rename(folder)
    finally:
        shutil.rmtree(hidden, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
