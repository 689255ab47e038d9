"""Which course is in force, and whether this tool put it there by itself."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra import stack
from infra.files import read_stamp, write_whole
from infra.instance import Instance
from infra.publication_report import counts

CHOSEN = "chosen"


@dataclass(frozen=True)
class Published:
    """What `up` or `deploy` published last, and the inputs it was made of. `is_chosen`: a person named that course."""

    number: str
    inputs: str
    is_chosen: bool = False


def published_here(instance: Instance) -> Published:
    number, inputs, how = [*read_stamp(instance.deployed / "publication").split(" "), "", ""][:3]
    return Published(number, inputs, how == CHOSEN)


def remember_published(instance: Instance, published: Published) -> None:
    how = f" {CHOSEN}" if published.is_chosen else ""
    write_whole(instance.deployed / "publication", f"{published.number} {published.inputs}{how}")


def published_number(instance: Instance) -> str:
    """Of the publication in force; empty before the first."""
    return str(stack.invoke_admin(instance, {"action": "health"}).get("publication") or "")


def is_spared(current: str, known: Published) -> bool:
    """Whether somebody chose what is in force: the sample course never replaces that by itself."""
    return bool(current) and (current != known.number or known.is_chosen)


def publish_unless_replaced(instance: Instance, course: Path, inputs: str) -> str:
    """In a few words, what was published. PostgreSQL keeps courses, so a restart of LocalStack changes nothing."""
    current = published_number(instance)
    if is_spared(current, published_here(instance)):
        return f"publication {current} was chosen by hand and stays"
    return _publish_if_changed(instance, course, Published(current, inputs))


def publish_chosen(instance: Instance, course: Path, inputs: str) -> str:
    """The same, also in place of what was published by hand; nothing when the very folder is in force."""
    return _publish_if_changed(instance, course, Published(published_number(instance), inputs, is_chosen=True))


def _publish_if_changed(instance: Instance, course: Path, wanted: Published) -> str:
    known = published_here(instance)
    if wanted.number and (known.number, known.inputs) == (wanted.number, wanted.inputs):
        remember_published(instance, wanted)
        return f"publication {wanted.number}, unchanged"
    report = _publish(instance, course)
    number = str(report["publication"])
    remember_published(instance, Published(number, wanted.inputs, wanted.is_chosen))
    return f"publication {number}: {counts(report)}"


def _publish(instance: Instance, course: Path) -> dict[str, Any]:
    from infra.publishing import publish_to  # noqa: PLC0415 0.2 s of Markdown that an unchanged course saves

    return publish_to(instance, course)
