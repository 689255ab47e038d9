"""A course folder, read whole and handed to the admin function."""

from pathlib import Path
from typing import Any

from infra import course_assets
from infra.course_folder import CourseFolder, read_course
from infra.course_upload import uploaded
from infra.instance import Instance
from infra.site_upload import show_title
from infra.stack import answering, invoke_admin, s3


def publish_to(instance: Instance, folder: Path, *, dry_run: bool = False) -> dict[str, Any]:
    """Give the answer of the admin function. Raises CourseProblems and ArvioFailed."""
    course = read_course(folder, lambda name: join_code(instance.home / "secrets", name))
    with answering():
        return publish_course(instance, course, dry_run=dry_run)


def publish_course(instance: Instance, course: CourseFolder, *, dry_run: bool) -> dict[str, Any]:
    client = s3(instance)
    if not dry_run:
        # Before the switch: interrupted here, the course in force is whole, and after it no handout lacks its image.
        course_assets.upload(instance, course.assets)
    with uploaded(client, course.payload) as key:
        report = invoke_admin(instance, {"action": "publish", "dry_run": dry_run, "course_key": key})
    if not dry_run:
        course_assets.keep(instance, course.assets)
        show_title(instance, client, course.payload["title"])
    return report


def join_code(secrets: Path, name: str) -> str | None:
    """Content of the file of that name, as `read_course` wants it."""
    file = secrets / name
    return file.read_text().strip() if file.is_file() else None
