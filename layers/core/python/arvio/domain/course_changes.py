"""What differs between the course in force and one that would replace it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

type Values = Mapping[str, Any]
# {"name", "before", "after"}; both values are null where a whole text differs.
type Difference = dict[str, Any]

_PLAIN = ("title", "points", "position", "feedback", "module", "isolation")
_TABLES = ("limits", "weights", "hints", "policy")
_TEXTS = {"tests": "tests", "handout_html": "handout", "starter_code": "starter code"}


@dataclass(frozen=True)
class Changes:
    """Slugs by what happens to them, and what differs: of an assignment by its slug, and of the course itself."""

    new: list[str]
    changed: list[str]
    edited: list[str]
    unchanged: list[str]
    removed: list[str]
    differences: dict[str, list[Difference]]
    course: list[Difference]


def compare(before: Mapping[str, Values], after: Mapping[str, Values], course: list[Difference]) -> Changes:
    """Assignments by slug, as `Assignment.values` gives them: `changed` has another revision, `edited` the same."""
    told = {slug: differences(before[slug], after[slug]) for slug in after if slug in before}
    changed = [slug for slug in told if before[slug]["revision"] != after[slug]["revision"]]
    return Changes(
        new=[slug for slug in after if slug not in before],
        changed=changed,
        edited=[slug for slug, found in told.items() if found and slug not in changed],
        unchanged=[slug for slug, found in told.items() if not found and slug not in changed],
        removed=[slug for slug in before if slug not in after],
        differences={slug: found for slug, found in told.items() if found},
        course=course,
    )


def digest(text: str) -> str:
    """As PostgreSQL's md5() has it. It tells texts apart and protects nothing."""
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def differences(before: Values, after: Values) -> list[Difference]:
    """Each names what differs, such as title or policy.due. Texts are given as their digests."""
    told = [_difference(name, before[name], after[name]) for name in _PLAIN if before[name] != after[name]]
    for table in _TABLES:
        names = sorted({*before[table], *after[table]})
        pairs = ((f"{table}.{name}", before[table].get(name), after[table].get(name)) for name in names)
        told += [_difference(*pair) for pair in pairs if pair[1] != pair[2]]
    return told + [_difference(name, None, None) for text, name in _TEXTS.items() if before[text] != after[text]]


def course_differences(before: tuple[str, bytes | None] | None, after: tuple[str, bytes | None]) -> list[Difference]:
    """Of (title, hash of the join code); a code is never told."""
    if before is None:
        return []
    title = [_difference("title", before[0], after[0])] if before[0] != after[0] else []
    door = [_difference("join_code", _door(before[1]), _door(after[1]))] if before[1] != after[1] else []
    return title + door


def _door(code: bytes | None) -> str:
    return "open" if code is None else "a code"


def _difference(name: str, before: Any, after: Any) -> Difference:
    return {"name": name, "before": before, "after": after}
