"""Which course is in force, and whether this tool put it there by itself."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra import stack
from infra.files import read_stamp, write_whole
from infra.instance import Instance
from infra.publication_report import counts


@dataclass(frozen=True)
class Published:
    """A publication that this tool made by itself, and the inputs it was made of."""

    number: str
    inputs: str


def published_here(instance: Instance) -> Published:
    number, _, inputs = read_stamp(instance.deployed / "publication").partition(" ")
    return Published(number, inputs)


def remember_published(instance: Instance, published: Published) -> None:
    write_whole(instance.deployed / "publication", f"{published.number} {published.inputs}")


def published_number(instance: Instance) -> str:
    """Of the publication in force; empty before the first."""
    return str(stack.invoke_admin(instance, {"action": "health"}).get("publication") or "")


def publish_unless_replaced(instance: Instance, course: Path, inputs: str) -> str:
    """In a few words, what was published. PostgreSQL keeps courses, so a restart of LocalStack changes nothing."""
    current, known = published_number(instance), published_here(instance)
    if current and current != known.number:
        return f"publication {current} was made by `arvio publish` and stays"
    return publish_chosen(instance, course, inputs)


def publish_chosen(instance: Instance, course: Path, inputs: str) -> str:
    """The same, also in place of what was published by hand; nothing when the very folder is in force."""
    current, known = published_number(instance), published_here(instance)
    if current and known == Published(current, inputs):
        return f"publication {current}, unchanged"
    report = _publish(instance, course)
    remember_published(instance, Published(str(report["publication"]), inputs))
    return f"publication {report['publication']}: {counts(report)}"


def _publish(instance: Instance, course: Path) -> dict[str, Any]:
    from infra.commands.publish import publish_to  # noqa: PLC0415 0.2 s of Markdown that an unchanged course saves

    return publish_to(instance, course)
