"""What `arvio deploy` would do, asked of the running stack; nothing of it is done."""

from typing import Any

from arvio.sql import migrations
from rich.markup import escape

from infra import deployment, stack
from infra.course_choice import CourseChoice
from infra.publication_report import publication_lines
from infra.published import is_spared, published_here, published_number
from infra.rollout import Rollout
from infra.site_build import build_site
from infra.stack_changes import Change, change_lines


def preview(rollout: Rollout, choice: CourseChoice) -> dict[str, Any]:
    """{"changes", "is_made_anew", "migrations", "site", "course"}: JSON types only. `course` is null when it stays."""
    target = deployment.target(rollout.instance, rollout.progress)
    target.wait_until_still()
    status = target.status()
    build_site()
    found: dict[str, Any] = {"changes": [], "is_made_anew": target.is_beyond_update(), "migrations": [], "course": None}
    if found["is_made_anew"]:
        return found | {"site": True}
    changes = deployment.plan(rollout.instance, rollout.release, rollout.progress)
    if changes:
        changes.discard()
        found["changes"] = [change.to_json() for change in changes.changes]
    if status:
        found |= {"migrations": pending_migrations(rollout), "course": course_report(rollout, choice)}
    return found | {"site": rollout.would_upload_site()}


def pending_migrations(rollout: Rollout) -> list[str]:
    applied = stack.invoke_admin(rollout.instance, {"action": "health"})["migration"]
    return [name for number, name, _ in migrations() if number > applied]


def course_report(rollout: Rollout, choice: CourseChoice) -> dict[str, Any] | None:
    from infra.publishing import publish_to  # noqa: PLC0415 it brings Markdown along

    instance, current = rollout.instance, published_number(rollout.instance)
    known = published_here(instance)
    is_there = (known.number, known.inputs) == (current, rollout.inputs_of(choice.folder))
    if is_there or (not choice.is_chosen and is_spared(current, known)):
        return None
    return publish_to(instance, choice.folder, dry_run=True)


def preview_lines(found: dict[str, Any], stack_name: str) -> list[str]:
    if found["is_made_anew"]:
        return [f"The last update of the stack {stack_name} failed: all of it would be made anew."]
    changes = [Change(**each) for each in found["changes"]]
    pending = [f"Migration {escape(name)} would be applied." for name in found["migrations"]]
    site = "The site would be uploaded." if found["site"] else "The site stays as it is."
    course = publication_lines(found["course"], dry_run=True) if found["course"] else ["The course stays as it is."]
    return [*(escape(line) for line in change_lines(changes, stack_name)), *pending, site, *course]
