"""What a running instance is given: stack, schema, site and course; each when its inputs changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infra import deployment, fingerprints, site_upload, stack
from infra.course_assets import upload_assets
from infra.deployment import Release
from infra.failures import ArvioFailed
from infra.files import read_stamp, write_whole
from infra.instance import Instance
from infra.local_cloud import service as localstack
from infra.progress import Progress
from infra.site_build import DIST
from infra.warm_up import warm_up

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client


@dataclass(frozen=True)
class Rollout:
    instance: Instance
    progress: Progress
    release: Release

    def backend(self) -> None:
        inputs = self.release.fingerprint
        self._step("Stack", inputs, self._deploy)
        self._step("Migrations", inputs, lambda: deployment.migrate(self.instance))

    def site(self, course: Path) -> None:
        title = published_title(self.instance) or site_upload.course_title(course)
        # Not the title: a publish shows its own.
        inputs = fingerprints.of_text(fingerprints.of_folder_exactly(DIST), self.instance.endpoint)
        client = stack.s3(self.instance)
        self._step("Site upload", inputs, lambda: upload_site(self.instance, client, title))

    def course(self, course: Path) -> None:
        """The folder, unless somebody published another course by hand: that one stays."""
        inputs = fingerprints.of_text(fingerprints.of_folder(course), self.release.parameters.get("DatabaseUrl", ""))
        self._step("Course", inputs, lambda: publish_unless_replaced(self.instance, course, inputs))

    def warm_up(self) -> None:
        self._step("Warm-up", self.release.fingerprint, lambda: warm_up(self.instance))

    def sweep(self) -> None:
        """What a restarted queue forgot is sent again now, not in a minute."""
        self._step("Sweep", "", lambda: sweep(self.instance))

    def _deploy(self) -> str:
        done = deployment.deploy(self.instance, self.release, self.progress)
        require_stable_address(self.instance)
        return done

    def _step(self, name: str, inputs: str, work: Callable[[], str]) -> None:
        """The work, and then a stamp of its inputs. LocalStack keeps nothing, so a restarted one was given nothing."""
        stamp = self.instance.home / "deployed" / name.lower().replace(" ", "-")
        now = fingerprints.of_text(localstack(self.instance).identity(), inputs)
        with self.progress.step(name) as step:
            if read_stamp(stamp) == now:
                step.note = "unchanged"
                return
            step.note = work()
            write_whole(stamp, now)


def require_stable_address(instance: Instance) -> None:
    """Open pages know the API's address, so it must be the one this instance chose, also after a restart."""
    actual = stack.outputs(instance).get("RestApiId", "")
    if actual != instance.choices.rest_api_id:
        raise ArvioFailed(
            f"The REST API got the id {actual}, not {instance.choices.rest_api_id}: template.yaml must hand its tag "
            "_custom_id_ on to the API itself (PropagateTags: true)."
        )


def published_title(instance: Instance) -> str:
    """Of the course in force, which may be another than the folder at hand; empty before the first publish."""
    return stack.invoke_admin(instance, {"action": "health"}).get("title") or ""


def upload_site(instance: Instance, client: "S3Client", title: str) -> str:
    done = site_upload.upload_site(instance, client, title)
    images = upload_assets(instance)
    return f"{done}, {images} images of handouts" if images else done


def publish_unless_replaced(instance: Instance, course: Path, inputs: str) -> str:
    """In a few words, what was published. PostgreSQL keeps courses, so a restart of LocalStack changes nothing."""
    ours = instance.home / "deployed" / "publication"
    known, _, known_inputs = read_stamp(ours).partition(" ")
    current = str(stack.invoke_admin(instance, {"action": "health"}).get("publication") or "")
    if current and current != known:
        return f"publication {current} was made by `arvio publish` and stays"
    if current and known_inputs == inputs:
        return f"publication {current}, unchanged"
    report = publish(instance, course)
    write_whole(ours, f"{report['publication']} {inputs}")
    counts = [f"{len(report[kind])} {kind}" for kind in ("new", "changed", "unchanged", "removed") if report.get(kind)]
    return f"publication {report['publication']}: {', '.join(counts) or 'empty'}"


def publish(instance: Instance, course: Path) -> dict[str, Any]:
    from infra.commands.publish import publish_to  # noqa: PLC0415 0.2 s of Markdown that an unchanged course saves

    return publish_to(instance, course)


def sweep(instance: Instance) -> str:
    stack.invoke(instance, "sweeper", {})
    return "done"
